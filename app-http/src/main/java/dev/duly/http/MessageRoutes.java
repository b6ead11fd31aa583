package dev.duly.http;

import dev.duly.core.Page;
import dev.duly.core.access.Principal;
import dev.duly.core.access.Scope;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.sending.CancelResult;
import dev.duly.core.sending.ExplainMessage;
import dev.duly.core.sending.MessageRequest;
import dev.duly.core.sending.ResendResult;
import dev.duly.core.sending.ResolveResult;
import dev.duly.core.sending.SubmitResult;
import dev.duly.core.system.Duly;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sends, stops, sends again, settles, lists and explains single messages.
final class MessageRoutes {
    private final Duly duly;
    private final Callers callers;
    private final SendBody sendBody;
    private final ResolveBody resolveBody;
    private final InstantSource clock;

    MessageRoutes(Duly duly, Callers callers, HttpSettings settings, InstantSource clock) {
        this.duly = duly;
        this.callers = callers;
        this.sendBody = new SendBody(duly.backends().numbers(), settings.longestBodyBytes());
        this.resolveBody = new ResolveBody(settings.longestBodyBytes());
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/messages/send", this::send),
                Route.post("/api/messages/explain", this::explain),
                Route.post("/api/messages/{id}/cancel", this::cancel),
                Route.post("/api/messages/{id}/resend", this::resend),
                Route.post("/api/messages/{id}/resolve", this::resolve),
                Route.get("/api/messages", this::list),
                Route.get("/api/messages/{id}/timeline", this::timeline));
    }

    private void send(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        submitted(response, duly.submitMessage().submit(asked(request, caller)));
    }

    private MessageRequest asked(ServerRequest request, Principal caller) {
        var asked = sendBody.request(request, caller);
        if (asked.terms().override().isPresent()) {
            callers.require(request, Scope.POLICY);
        }
        return asked;
    }

    private void explain(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        switch (duly.explainMessage().explain(asked(request, caller))) {
            case ExplainMessage.Result.Explained explained ->
                    Answers.json(
                            response, 200, json -> MessageJson.writeExplained(json, explained));
            case ExplainMessage.Result.Failed(var why) ->
                    throw new RequestProblem(Problem.notComposed(why));
        }
    }

    private void resend(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        var id = messageId(request);
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var key = KeyHeader.read(request, caller, errors);
        errors.throwIfAny();
        switch (duly.resendMessage().resend(id, key, caller.actor())) {
            case ResendResult.Submitted(var result) -> submitted(response, result);
            case ResendResult.NotOver(var text) ->
                    throw new RequestProblem(MessageProblems.notOver(text.state()));
            case ResendResult.Never _ -> throw new RequestProblem(MessageProblems.neverAgain());
            case ResendResult.NotFound() -> throw notFound();
        }
    }

    private static void submitted(ServerResponse response, SubmitResult result) {
        switch (result) {
            case SubmitResult.Accepted(var text) -> accepted(response, text);
            case SubmitResult.AlreadyAccepted(var text) -> accepted(response, text);
            case SubmitResult.KeyReused(var earlier) ->
                    throw new RequestProblem(MessageProblems.keyReused(earlier));
            case SubmitResult.Refused(var decision) ->
                    throw new RequestProblem(Problem.refused(decision));
            case SubmitResult.Failed(var why) -> throw new RequestProblem(Problem.notComposed(why));
        }
    }

    private static void accepted(ServerResponse response, OutboundMessage text) {
        Answers.json(
                response,
                202,
                json -> {
                    json.writeStartObject();
                    json.writeName("message");
                    MessageJson.writeAccepted(json, text);
                    json.writeEndObject();
                });
    }

    private void cancel(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        QueryParameters.none(request);
        switch (duly.cancelMessage().cancel(messageId(request), caller.actor())) {
            case CancelResult.Canceled(var text) -> changed(response, text);
            case CancelResult.TooLate(var text) ->
                    throw new RequestProblem(MessageProblems.tooLate(text.state()));
            case CancelResult.NotFound() -> throw notFound();
        }
    }

    private void resolve(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        var id = messageId(request);
        var resolution = resolveBody.resolution(request);
        switch (duly.resolveMessage().resolve(id, resolution, caller.actor())) {
            case ResolveResult.Resolved(var text) -> changed(response, text);
            case ResolveResult.NotOpen(var text) ->
                    throw new RequestProblem(MessageProblems.notOpen(text.state()));
            case ResolveResult.TooSoon(var until) ->
                    throw new RequestProblem(MessageProblems.tooSoon(until));
            case ResolveResult.IdTaken(var owner) ->
                    throw new RequestProblem(MessageProblems.idTaken(owner));
            case ResolveResult.NotFound() -> throw notFound();
        }
    }

    private void changed(ServerResponse response, OutboundMessage text) {
        var now = clock.instant();
        Answers.json(response, 200, json -> MessageJson.writeChanged(json, text, now));
    }

    private void list(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        var query = MessageQuery.read(request);
        var page =
                query.filter()
                        .map(filter ->
                                duly.readThreads()
                                        .messages(
                                                caller.actor(),
                                                filter,
                                                query.cursor(),
                                                query.limit()))
                        .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
        var now = clock.instant();
        Answers.json(
                response,
                200,
                json ->
                        PageJson.write(
                                json, page, (to, message) -> MessageJson.write(to, message, now)));
    }

    private void timeline(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        QueryParameters.none(request);
        var said =
                duly.readThreads()
                        .message(caller.actor(), messageId(request))
                        .orElseThrow(MessageRoutes::notFound);
        var now = clock.instant();
        Answers.json(response, 200, json -> ThreadJson.write(json, said, now));
    }

    private static MessageId messageId(ServerRequest request) {
        return PathIds.read(request, "id", MessageId::new).orElseThrow(MessageRoutes::notFound);
    }

    private static RequestProblem notFound() {
        return new RequestProblem(Problem.notFound("There is no message with this id."));
    }
}
