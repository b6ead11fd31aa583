package dev.duly.cli;

import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Media;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.text.Segments;
import dev.duly.core.thread.ThreadItem.Said;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One message with all that happened to it, for a terminal.
final class MessageSheet {
    private MessageSheet() {}

    /// @param now when it is shown: a receipt that is missing is missing by then
    static void print(PrintStream out, Said said, Instant now) {
        var message = said.message();
        var head = new Table();
        head.row("Message", message.id() + ", " + direction(message) + ", " + state(message));
        switch (message) {
            case OutboundMessage text -> describe(head, text, now);
            case InboundMessage text -> describe(head, text);
            case HistoricMessage text -> describe(head, text);
        }
        if (message instanceof LiveMessage live) {
            head.row("Thread", live.threadId().value());
            head.row("Department", live.departmentId().value());
            head.row("Provider", live.account().toString());
        }
        head.print(out);
        out.println();
        out.println(Plain.words(body(message)));
        out.println();
        if (message instanceof LiveMessage live) {
            var steps = new Table("Our clock", "Provider's clock", "State", "By", "Why");
            live.timeline().forEach(step -> step(steps, step));
            steps.print(out);
        }
        if (!said.receipts().isEmpty()) {
            out.println();
            var receipts = new Table("Received", "Provider's clock", "Receipt", "Error");
            said.receipts().forEach(receipt -> receipt(receipts, receipt));
            receipts.print(out);
        }
    }

    static String direction(Message message) {
        return switch (message) {
            case OutboundMessage _ -> "out";
            case InboundMessage _ -> "in";
            case HistoricMessage text ->
                    text.direction().map(way -> way.name().toLowerCase(Locale.ROOT)).orElse("-");
        };
    }

    /// The state's word; of what an older server wrote, its own.
    static String state(Message message) {
        return switch (message) {
            case LiveMessage live -> live.state().word();
            case HistoricMessage text -> text.fate().status().map(Plain::line).orElse("-");
        };
    }

    /// The person's number; of what an older server wrote, whatever stands there.
    static String person(Message message) {
        return switch (message) {
            case LiveMessage live -> live.person().e164();
            case HistoricMessage text -> {
                var received = text.direction().equals(Optional.of(Direction.IN));
                var number = received ? text.said().from() : text.said().to();
                yield number.map(Plain::line).orElse("-");
            }
        };
    }

    /// The words; a picture without words is said to be one.
    static String body(Message message) {
        return switch (message) {
            case OutboundMessage text -> text.draft().text().value();
            case InboundMessage text ->
                    text.body().isEmpty()
                            ? "(%d %s without words)"
                                    .formatted(
                                            text.media().size(),
                                            text.media().size() == 1 ? "picture" : "pictures")
                            : text.body();
            case HistoricMessage text -> text.said().body().orElse("(no text was kept)");
        };
    }

    /// The reason with what to do next, in one line; empty without one.
    static String why(StateChange step) {
        return step.reason().map(MessageSheet::why).orElse("");
    }

    static String why(Reason reason) {
        var code = reason.providerCode().map(number -> " (error " + number + ")").orElse("");
        return reason.sentence() + code + " Next: " + reason.nextStep();
    }

    private static void describe(Table head, OutboundMessage text, Instant now) {
        head.row("To", text.draft().to().e164());
        head.row("From", text.from().map(PhoneNumber::e164).orElse("not known yet"));
        text.draft().caseId().ifPresent(id -> head.row("Case", id.value()));
        head.row("Purpose", text.draft().purpose().word());
        head.row("Author", text.draft().author().id() + via(text));
        head.row("Provider's id", text.providerId().map(ProviderMessageId::value).orElse("none"));
        var segments = Segments.of(text.draft().text().value());
        head.row("Segments", segments.count() + " (" + segments.encoding().word() + ")");
        text.draft().resendOf().ifPresent(first -> head.row("Resend of", first.value()));
        text.withoutReceiptSince(now)
                .ifPresent(since -> head.row("No receipt", "since " + Plain.time(since)));
        text.why(now).ifPresent(reason -> head.row("Why", why(reason)));
    }

    private static String via(OutboundMessage text) {
        return text.draft().author().via().map(place -> " via " + place).orElse("");
    }

    private static void describe(Table head, InboundMessage text) {
        head.row("From", text.from().e164());
        head.row("To", text.to().e164());
        head.row("Provider's id", text.providerId().value());
        for (Media media : text.media()) {
            head.row("Picture", media.contentType() + " " + Plain.words(media.url()));
        }
    }

    private static void describe(Table head, HistoricMessage text) {
        var said = text.said();
        head.row("To", said.to().map(Plain::line).orElse("not kept"));
        head.row("From", said.from().map(Plain::line).orElse("not kept"));
        text.belongs().caseId().ifPresent(id -> head.row("Case", Plain.line(id)));
        text.belongs().createdBy().ifPresent(author -> head.row("Author", Plain.line(author)));
        head.row("Provider's id", text.fate().providerMessageId().map(Plain::line).orElse("none"));
        head.row("Created", Plain.time(text.createdAt()));
        text.times().sentAt().ifPresent(at -> head.row("Sent", Plain.time(at)));
        text.times().deliveredAt().ifPresent(at -> head.row("Delivered", Plain.time(at)));
        text.fate().errorMessage().ifPresent(why -> head.row("Why", Plain.line(why)));
        head.row("Kept by", "an older server: Duly shows it and changes nothing of it");
    }

    private static void step(Table steps, StateChange step) {
        steps.row(
                Plain.time(step.at()),
                step.providerAt().map(Plain::time).orElse("-"),
                step.state().word(),
                step.by().id(),
                why(step));
    }

    private static void receipt(Table receipts, DeliveryReceipt receipt) {
        receipts.row(
                Plain.time(receipt.receivedAt()),
                receipt.providerAt().map(Plain::time).orElse("-"),
                Plain.words(receipt.rawStatus()),
                receipt.errorCode().map(String::valueOf).orElse(""));
    }
}
