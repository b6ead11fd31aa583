package dev.duly.http;

import dev.duly.core.Page;
import dev.duly.core.access.Scope;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.sending.CancelResult;
import dev.duly.core.sending.SubmitResult;
import dev.duly.core.system.Duly;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Sends, stops, lists and explains single messages.
final class MessageRoutes {
    private final Duly duly;
    private final Callers callers;
    private final SendBody sendBody;

    MessageRoutes(Duly duly, Callers callers, HttpSettings settings) {
        this.duly = duly;
        this.callers = callers;
        this.sendBody = new SendBody(duly.backends().numbers(), settings.longestBodyBytes());
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/messages/send", this::send),
                Route.post("/api/messages/{id}/cancel", this::cancel),
                Route.get("/api/messages", this::list),
                Route.get("/api/messages/{id}/timeline", this::timeline));
    }

    private void send(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.SEND);
        var draft = sendBody.draft(request, caller);
        switch (duly.submitMessage().submit(draft)) {
            case SubmitResult.Accepted(var text) -> accepted(response, text);
            case SubmitResult.AlreadyAccepted(var text) -> accepted(response, text);
            case SubmitResult.KeyReused(var earlier) ->
                    throw new RequestProblem(Problem.keyReused(earlier));
            case SubmitResult.Refused(var decision) ->
                    throw new RequestProblem(Problem.refused(decision));
            case SubmitResult.UnknownDepartment(var id) ->
                    throw new RequestProblem(Problem.unknownDepartment(id));
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
            case CancelResult.Canceled(var text) ->
                    Answers.json(
                            response,
                            200,
                            json -> {
                                json.writeStartObject();
                                json.writeName("message");
                                MessageJson.write(json, text);
                                json.writeEndObject();
                            });
            case CancelResult.TooLate(var text) ->
                    throw new RequestProblem(Problem.tooLate(text.state()));
            case CancelResult.NotFound() -> throw notFound();
        }
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
        Answers.json(response, 200, json -> PageJson.write(json, page, MessageJson::write));
    }

    private void timeline(ServerRequest request, ServerResponse response) {
        var caller = callers.require(request, Scope.READ);
        QueryParameters.none(request);
        var said =
                duly.readThreads()
                        .message(caller.actor(), messageId(request))
                        .orElseThrow(MessageRoutes::notFound);
        Answers.json(response, 200, json -> ThreadJson.write(json, said));
    }

    private static MessageId messageId(ServerRequest request) {
        return PathIds.read(request, "id", MessageId::new).orElseThrow(MessageRoutes::notFound);
    }

    private static RequestProblem notFound() {
        return new RequestProblem(Problem.notFound("There is no message with this id."));
    }
}
