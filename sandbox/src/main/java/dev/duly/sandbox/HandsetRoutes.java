package dev.duly.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `/sandbox/...`: what Twilio does not have. Handsets send, and all that was taken is shown.
final class HandsetRoutes {
    private static final int LARGEST_LIMIT = 100_000;
    private static final int LONGEST_WAIT_SECONDS = 15;

    private final HandsetForm handsets;
    private final Ledger ledger;
    private final Listing listing;
    private final Courier courier;
    private final FaultRoutes faults;
    private final InstantSource clock;

    HandsetRoutes(
            HandsetForm handsets,
            Ledger ledger,
            Listing listing,
            Courier courier,
            FaultRoutes faults,
            InstantSource clock) {
        this.handsets = handsets;
        this.ledger = ledger;
        this.listing = listing;
        this.courier = courier;
        this.faults = faults;
        this.clock = clock;
    }

    Reply answer(Call call) {
        return switch (String.join("/", call.path())) {
            case "sandbox/inbound" -> only("POST", call).orElseGet(() -> receive(call));
            case "sandbox/messages" -> only("GET", call).orElseGet(() -> messages(call));
            case "sandbox/faults" -> faults.answer(call);
            default ->
                    Reply.problem(
                            404,
                            "Not Found",
                            "the sandbox has POST /sandbox/inbound, GET /sandbox/messages, and GET, PUT"
                                    + " and DELETE /sandbox/faults");
        };
    }

    /// A handset sends a text. 201 when the webhook answered 2xx at its first try, else 202: it is
    /// then tried again, unless it is to be lost.
    private Reply receive(Call call) {
        Ledger.Incoming incoming;
        try {
            incoming = handsets.read(call.body());
        } catch (IllegalArgumentException wrong) {
            return badRequest(wrong);
        }
        var arrival = ledger.receive(incoming, call.arrived());
        var answer =
                arrival.owed()
                        .map(owed -> firstAnswer(courier.deliverNow(owed)))
                        .orElse(Courier.UNANSWERED);
        var answered = answer / 100 == 2;
        var webhook = new LinkedHashMap<String, @Nullable Object>();
        webhook.put("answered", answered);
        webhook.put("status", answer == Courier.UNANSWERED ? null : answer);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", arrival.text().sid());
        json.put("status", Status.RECEIVED.word());
        json.put("from", arrival.text().sender());
        json.put("to", arrival.text().recipient());
        json.put("autoReply", arrival.answer().map(Text::body).orElse(null));
        json.put("webhook", webhook);
        return Reply.json(answered ? 201 : 202, json);
    }

    private static int firstAnswer(CompletableFuture<Integer> posted) {
        return posted.completeOnTimeout(Courier.UNANSWERED, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .exceptionally(closing -> Courier.UNANSWERED)
                .join();
    }

    private Reply messages(Call call) {
        try {
            var query = call.queryForm();
            var after = query.filled("after").map(this::idOf).orElse(0L);
            var found =
                    listing.everything(
                            number(query, "to"), number(query, "from"), after, limit(query));
            var now = clock.instant();
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put(
                    "items",
                    found.texts().stream()
                            .map(t -> item(t, found.posts().getOrDefault(t.id(), List.of()), now))
                            .toList());
            json.put("more", found.more());
            return Reply.json(200, json);
        } catch (IllegalArgumentException | Refusal wrong) {
            return badRequest(wrong);
        }
    }

    private static Map<String, @Nullable Object> item(
            Text text, List<Listing.Posted> posts, Instant now) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", text.sid());
        json.put("to", text.recipient());
        json.put("from", text.sender());
        json.put("body", text.body());
        json.put("status", text.status(now).word());
        json.put("direction", text.direction().word());
        json.put("auto", text.auto());
        json.put("media", text.media());
        json.put("errorCode", text.life().errorCode());
        json.put("dateCreated", Dates.millis(text.life().created()));
        json.put("dateSent", Dates.millis(text.sentAt(now)));
        json.put("arrivedAt", Dates.millis(text.arrived()));
        json.put("answeredAt", Dates.millis(answered(posts)));
        json.put("callbacks", posts.stream().map(HandsetRoutes::post).toList());
        return json;
    }

    /// When our webhook answered 2xx for a handset's text.
    private static @Nullable Instant answered(List<Listing.Posted> posts) {
        return posts.stream()
                .filter(post -> post.status() == Status.RECEIVED && post.accepted())
                .findFirst()
                .map(Listing.Posted::settled)
                .orElse(null);
    }

    private static Map<String, @Nullable Object> post(Listing.Posted posted) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("status", posted.status().word());
        json.put("due", Dates.millis(posted.due()));
        json.put("tries", posted.tries());
        json.put("answer", posted.answer());
        json.put("settled", Dates.millis(posted.settled()));
        return json;
    }

    // A plus sign that nobody escaped arrives as a space.
    private static @Nullable String number(Form query, String name) {
        return query.filled(name).map(value -> "+" + value.strip().replace("+", "")).orElse(null);
    }

    private static int limit(Form query) {
        var limit = query.filled("limit").orElse(Integer.toString(LARGEST_LIMIT));
        var whole = limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 0;
        if (whole < 1 || whole > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit must be from 1 to " + LARGEST_LIMIT);
        }
        return whole;
    }

    private long idOf(String sid) {
        return listing.id(sid)
                .orElseThrow(() -> new IllegalArgumentException("after must be a known sid"));
    }

    private static Optional<Reply> only(String method, Call call) {
        if (call.method().equals(method)) {
            return Optional.empty();
        }
        return Optional.of(
                Reply.problem(405, "Method Not Allowed", "only " + method + " is possible here")
                        .with(Map.of("Allow", method)));
    }

    private static Reply badRequest(RuntimeException wrong) {
        return Reply.problem(400, "Bad Request", String.valueOf(wrong.getMessage()));
    }
}
