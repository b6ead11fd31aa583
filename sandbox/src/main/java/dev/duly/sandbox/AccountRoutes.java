package dev.duly.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// `/2010-04-01/Accounts/...`: messages and their media.
final class AccountRoutes {
    private static final int LONGEST_EARLY_SECONDS = 5;

    private final SandboxSettings settings;
    private final DraftForm drafts;
    private final Fates fates;
    private final Ledger ledger;
    private final LateTexts late;
    private final Listing listing;
    private final Courier courier;
    private final InstantSource clock;
    private final Instant opened;

    AccountRoutes(
            SandboxSettings settings,
            MagicNumbers magic,
            Fates fates,
            Ledger ledger,
            LateTexts late,
            Listing listing,
            Courier courier,
            InstantSource clock) {
        this.settings = settings;
        this.drafts = new DraftForm(settings, magic, clock);
        this.fates = fates;
        this.ledger = ledger;
        this.late = late;
        this.listing = listing;
        this.courier = courier;
        this.clock = clock;
        this.opened = clock.instant();
    }

    /// @throws Refusal for all that Twilio answers with an error
    Reply answer(Call call) {
        var path = call.path();
        if (path.size() < 3
                || !path.get(1).equals("Accounts")
                || !path.get(2).equals(settings.accountSid())) {
            throw Refusal.notFound(call.rawPath());
        }
        if (path.size() == 3) {
            return account(call);
        }
        if (!path.get(3).equals("Messages")) {
            throw Refusal.notFound(call.rawPath());
        }
        return switch (path.size()) {
            case 4 -> messages(call);
            case 5 -> message(call, text(call));
            case 6, 7 -> media(call, text(call));
            default -> throw Refusal.notFound(call.rawPath());
        };
    }

    private Reply account(Call call) {
        if (!call.method().equals("GET")) {
            throw Refusal.methodNotAllowed();
        }
        return Reply.json(200, MessageJson.account(settings, opened));
    }

    private Reply messages(Call call) {
        return switch (call.method()) {
            case "POST" -> create(call);
            case "GET" -> list(ListQuery.read(call.queryForm()));
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private Reply message(Call call, Text text) {
        return switch (call.method()) {
            case "GET" -> asked(call, text);
            case "POST" -> change(call.form(), text);
            case "DELETE" -> delete(text);
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private Reply create(Call call) {
        var draft = drafts.read(call.form());
        var fate = fates.of(draft);
        if (fate.late().isPositive()) {
            late.promise(draft, fate, call.arrived());
            throw Refusal.internal();
        }
        var taken =
                ledger.take(draft, fate, call.arrived()).orElseThrow(MagicNumbers::unsubscribed);
        deliver(taken, fate);
        return switch (fate.answer()) {
            // As it was taken: whatever the clock says by now, this is its first status.
            case CREATED -> shownAt(201, taken.text(), taken.text().life().created());
            case SERVER_ERROR -> throw Refusal.internal();
            case SILENCE -> Reply.SILENCE;
        };
    }

    private void deliver(Ledger.Taken taken, Fate fate) {
        if (!fate.posting().contains(Fate.Posting.EARLY)) {
            courier.deliver(taken.owed());
            return;
        }
        // A receiver that waits for our answer in turn must not hold it up for ever.
        courier.deliverDue(taken.owed())
                .completeOnTimeout(null, LONGEST_EARLY_SECONDS, TimeUnit.SECONDS)
                .exceptionally(closing -> null)
                .join();
    }

    private Reply list(ListQuery query) {
        var now = clock.instant();
        var page = listing.page(query, now, listed().lag());
        return Reply.json(200, MessageJson.page(settings.accountSid(), query, page, now));
    }

    private Reply asked(Call call, Text text) {
        if (!listed().shows(text, clock.instant())) {
            throw Refusal.notFound(call.rawPath());
        }
        return shown(200, text);
    }

    /// @throws Refusal when nobody is told what was taken
    private Faults.Lists listed() {
        var lists = fates.faults().listing();
        if (lists.refused()) {
            throw Refusal.unavailable();
        }
        return lists;
    }

    private Reply change(Form form, Text text) {
        var status = form.filled("Status");
        if (status.isPresent()) {
            if (!status.get().equals("canceled")) {
                throw Refusal.malformed("Status can only be set to canceled");
            }
            return cancel(text);
        }
        var body = form.first("Body");
        if (body.isEmpty()) {
            return shown(200, text);
        }
        if (!body.get().isEmpty()) {
            throw Refusal.malformed("Body can only be set to an empty string");
        }
        checkFinished(text);
        ledger.redact(text);
        return shownAgain(text);
    }

    private Reply cancel(Text text) {
        if (!ledger.cancel(text)) {
            throw Refusal.conflict(
                    30409, "Message cannot be canceled: it is not scheduled any more.");
        }
        courier.callOff(text);
        return shownAgain(text);
    }

    private Reply delete(Text text) {
        checkFinished(text);
        ledger.delete(text);
        return Reply.noContent();
    }

    private Reply media(Call call, Text text) {
        var path = call.path();
        if (!path.get(5).equals("Media")) {
            throw Refusal.notFound(call.rawPath());
        }
        if (path.size() == 6) {
            if (!call.method().equals("GET")) {
                throw Refusal.methodNotAllowed();
            }
            var all = listing.pictures(text);
            return Reply.json(200, MessageJson.pictures(settings.accountSid(), text, all));
        }
        return switch (call.method()) {
            case "GET" -> picture(call, text);
            case "DELETE" -> deletePicture(call, text);
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private Reply picture(Call call, Text text) {
        var picture =
                listing.picture(text, call.path().getLast())
                        .orElseThrow(() -> Refusal.notFound(call.rawPath()));
        if (!call.asksForJson()) {
            return Reply.bytes(200, picture.contentType(), picture.bytes());
        }
        return Reply.json(
                200,
                MessageJson.picture(
                        settings.accountSid(), text, picture.sid(), picture.contentType()));
    }

    private Reply deletePicture(Call call, Text text) {
        if (!ledger.deletePicture(text, call.path().getLast())) {
            throw Refusal.notFound(call.rawPath());
        }
        return Reply.noContent();
    }

    private Text text(Call call) {
        return listing.find(call.path().get(4)).orElseThrow(() -> Refusal.notFound(call.rawPath()));
    }

    private void checkFinished(Text text) {
        if (!text.status(clock.instant()).finished()) {
            throw Refusal.conflict(
                    20009, "The message cannot be changed before its delivery has completed.");
        }
    }

    private Reply shownAgain(Text text) {
        return shown(200, listing.find(text.sid()).orElse(text));
    }

    private Reply shown(int status, Text text) {
        return shownAt(status, text, clock.instant());
    }

    private Reply shownAt(int status, Text text, Instant now) {
        return Reply.json(status, MessageJson.message(settings.accountSid(), text, now));
    }
}
