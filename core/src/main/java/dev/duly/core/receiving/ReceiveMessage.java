package dev.duly.core.receiving;

import dev.duly.core.EachInTurn;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Keyword;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.Added;
import dev.duly.core.message.Ids;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.StateChange;
import dev.duly.core.record.Actor;
import dev.duly.core.record.Salt;
import dev.duly.core.sending.Outbox;
import dev.duly.core.thread.ThreadIndex;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Takes in a text from a person, in two steps: what has to be durable before the provider is
/// answered, and the rest, made from the raw row as often as it takes.
public final class ReceiveMessage {
    /// What a kept text was.
    public enum Kept {
        OPT_OUT,
        OTHER
    }

    private final InboundLog inbound;
    private final MessageStore messages;
    private final ConsentLedger consents;
    private final ThreadIndex threads;
    private final Routing routing;
    private final PlaceChanges placeChanges;
    private final Confirmations confirmations;
    private final Outbox outbox;
    private final Ids ids;
    private final RandomGenerator chance;
    private final InstantSource clock;

    public ReceiveMessage(
            InboundLog inbound,
            MessageStore messages,
            ConsentLedger consents,
            ThreadIndex threads,
            Departments departments,
            PlaceChanges placeChanges,
            Confirmations confirmations,
            Outbox outbox,
            Ids ids,
            RandomGenerator chance,
            InstantSource clock) {
        this.inbound = inbound;
        this.messages = messages;
        this.consents = consents;
        this.threads = threads;
        this.routing = new Routing(departments);
        this.placeChanges = placeChanges;
        this.confirmations = confirmations;
        this.outbox = outbox;
        this.ids = ids;
        this.chance = chance;
        this.clock = clock;
    }

    /// When this returns, the raw text is durable, and so is the change of consent if it is one:
    /// the provider may be told that we have it, after an opt-out once no text to that number can
    /// be leaving any more ([dev.duly.core.sending.Departures]).
    public Kept keep(InboundText text) {
        // A repeated one is looked at again: the first may have been cut off between the two
        // writes.
        var _ = inbound.append(text);
        var change = keyword(text).flatMap(keyword -> change(keyword, text));
        change.ifPresent(consents::append);
        if (change.filter(made -> made.kind() == ConsentChange.Kind.OPT_IN).isPresent()) {
            // Now, so that whoever texts right after the START is not told of the STOP before it.
            placeChanges.ask(text.from(), routing.of(text).sender().address());
        }
        return change.filter(made -> made.kind() == ConsentChange.Kind.OPT_OUT).isPresent()
                ? Kept.OPT_OUT
                : Kept.OTHER;
    }

    /// Makes messages of at most `max` raw texts; how many there were.
    public int runOnce(int max) {
        var texts = inbound.unprocessed(max);
        EachInTurn.of(texts, this::process);
        return texts.size();
    }

    private void process(InboundText text) {
        // Once more, in case the process died between the raw row and this.
        var change = keyword(text).flatMap(keyword -> change(keyword, text));
        change.ifPresent(consents::append);
        var department = routing.of(text);
        if (change.filter(made -> made.kind() == ConsentChange.Kind.OPT_IN).isPresent()) {
            placeChanges.ask(text.from(), department.sender().address());
        }
        var message =
                switch (messages.add(message(text, department))) {
                    case Added.Kept(var kept) -> kept;
                    case Added.Known(var earlier) -> earlier;
                };
        outbox.draw(message);
        if (change.isEmpty() || change.filter(this::isTurn).isPresent()) {
            confirmations.answer(message, text.countsFrom(), department);
        }
        inbound.processed(text);
    }

    /// A second STOP is heard and not answered again: one confirmation is all that the law allows.
    /// Nor is one that something later has undone. What changes no consent, such as HELP, is always
    /// answered.
    private boolean isTurn(ConsentChange change) {
        var history = consents.history(change.phone());
        var before =
                history.stream().takeWhile(other -> !other.event().equals(change.event())).toList();
        var made =
                switch (change.kind()) {
                    case OPT_OUT -> Consent.State.OPTED_OUT;
                    case OPT_IN -> Consent.State.OPTED_IN;
                };
        return Consent.derive(before).state() != made && Consent.derive(history).state() == made;
    }

    private InboundMessage message(InboundText text, Department department) {
        var keyword = keyword(text);
        var received =
                new StateChange(
                        MessageState.RECEIVED,
                        text.receivedAt(),
                        text.providerAt(),
                        Actor.CLIENT,
                        0,
                        Optional.empty());
        return new InboundMessage(
                ids.message(),
                department.id(),
                threads.open(department.id(), text.from(), ids.thread()),
                text.account(),
                text.providerId(),
                text.from(),
                text.to(),
                text.body(),
                text.media(),
                keyword,
                keyword.map(word -> Confirmations.answeredBy(word, department.sender(), text)),
                Salt.random(chance),
                List.of(received),
                0);
    }

    /// What the provider's own opt-out handling says goes before what we read.
    private Optional<Keyword> keyword(InboundText text) {
        var read = Keyword.of(text.body());
        return text.optOutType()
                .flatMap(ReceiveMessage::kind)
                .map(kind -> new Keyword(kind, read.map(Keyword::word).orElse(kind.name())))
                .or(() -> read.filter(keyword -> isHeard(keyword, text)));
    }

    private static Optional<Keyword.Kind> kind(String optOutType) {
        return switch (optOutType.toUpperCase(Locale.ROOT)) {
            case "STOP" -> Optional.of(Keyword.Kind.OPT_OUT);
            case "START" -> Optional.of(Keyword.Kind.OPT_IN);
            case "HELP" -> Optional.of(Keyword.Kind.HELP);
            default -> Optional.empty();
        };
    }

    /// A START that the provider does not recognise lifts no block of the provider's: taken for
    /// one, the next text would fail, and the person would believe to be back.
    private boolean isHeard(Keyword keyword, InboundText text) {
        return keyword.kind() != Keyword.Kind.OPT_IN
                || routing.of(text).sender().keywordAnswers() == KeywordAnswers.OURS
                || Keyword.answeredByTwilio(text.body());
    }

    private Optional<ConsentChange> change(Keyword keyword, InboundText text) {
        return switch (keyword.kind()) {
            case OPT_OUT -> Optional.of(change(ConsentChange.Kind.OPT_OUT, text));
            case OPT_IN -> Optional.of(change(ConsentChange.Kind.OPT_IN, text));
            case HELP -> Optional.empty();
        };
    }

    private ConsentChange change(ConsentChange.Kind kind, InboundText text) {
        return new ConsentChange(
                PlaceChanges.event(text),
                text.from(),
                routing.of(text).id(),
                kind,
                ConsentChange.Method.KEYWORD,
                text.body(),
                text.countsFrom(),
                // What is posted says nothing that could be trusted on when it was written.
                text.arrival() == InboundText.Arrival.FETCHED
                        ? text.providerAt()
                        : Optional.empty(),
                clock.instant());
    }
}
