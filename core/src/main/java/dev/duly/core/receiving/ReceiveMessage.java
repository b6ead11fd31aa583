package dev.duly.core.receiving;

import static java.util.stream.Collectors.toSet;

import dev.duly.core.EachInTurn;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Reach;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Added;
import dev.duly.core.message.Ids;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.StateChange;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.record.Salt;
import dev.duly.core.revocation.Revocations;
import dev.duly.core.sending.AskedQuestions;
import dev.duly.core.sending.Outbox;
import dev.duly.core.task.Tasks;
import dev.duly.core.thread.ThreadIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

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
    private final Departments departments;
    private final Routing routing;
    private final Hearing hearing;
    private final OpenReviews openReviews;
    private final RevocationScope revocationScope;
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
            Revocations revocations,
            RevocationScope revocationScope,
            Tasks tasks,
            Outbox outbox,
            Ids ids,
            RandomGenerator chance,
            InstantSource clock) {
        this.inbound = inbound;
        this.messages = messages;
        this.consents = consents;
        this.threads = threads;
        this.departments = departments;
        this.routing = new Routing(departments);
        this.hearing =
                new Hearing(
                        revocations,
                        new OpenQuestion(consents, new AskedQuestions(messages, departments)));
        this.openReviews = new OpenReviews(tasks, ids, clock);
        this.revocationScope = revocationScope;
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
        var department = routing.of(text);
        var change = hearing.hear(text, department).change(text, department.id(), clock.instant());
        change.ifPresent(consents::append);
        if (change.filter(made -> made.kind() == ConsentChange.Kind.OPT_IN).isPresent()) {
            // Now, so that whoever texts right after the START is not told of the STOP before it.
            placeChanges.ask(text.from(), department.sender().address());
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
        var department = routing.of(text);
        var heard = hearing.hear(text, department);
        var change = heard.change(text, department.id(), clock.instant());
        change.ifPresent(consents::append);
        if (change.filter(made -> made.kind() == ConsentChange.Kind.OPT_IN).isPresent()) {
            placeChanges.ask(text.from(), department.sender().address());
        }
        var message =
                switch (messages.add(message(text, heard, department))) {
                    case Added.Kept(var kept) -> kept;
                    case Added.Known(var earlier) -> earlier;
                };
        outbox.draw(message);
        openReviews.about(message, heard.revocation());
        if (change.isEmpty()) {
            confirmations.answer(message, heard, text.countsFrom(), department);
        } else {
            change.flatMap(made -> turn(made, department))
                    .map(at -> later(at, text.countsFrom()))
                    .ifPresent(asked -> confirmations.answer(message, heard, asked, department));
        }
        inbound.processed(text);
    }

    /// Of two posts of one text the later may have been the first to write its line.
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// When the ledger has it that consent turned, if it did. A second STOP is heard and not
    /// answered again: one confirmation is all that the law allows. Nor is one that something later
    /// has undone, or that the provider got before what had turned it already. What changes no
    /// consent, such as HELP, is always answered.
    private Optional<Instant> turn(ConsentChange change, Department department) {
        var history = consents.history(change.phone());
        var before =
                history.stream().takeWhile(other -> !other.event().equals(change.event())).toList();
        var known = before.stream().map(ConsentChange::event).collect(toSet());
        known.add(change.event());
        // With what was found out since of when the provider got each.
        var after = history.stream().filter(line -> known.contains(line.event())).toList();
        var made = change.kind().isOptOut() ? Consent.State.OPTED_OUT : Consent.State.OPTED_IN;
        var isTurn =
                viewpoints(change.reach(), department)
                        .anyMatch(viewpoint ->
                                Consent.derive(before, viewpoint).state() != made
                                        && Consent.derive(after, viewpoint).state() == made
                                        && Consent.derive(history, viewpoint).state() == made);
        return history.stream()
                .filter(line -> isTurn && line.source().equals(change.source()))
                .map(ConsentChange::effectiveAt)
                .findFirst();
    }

    /// From where the change is seen: a YES may be about texts of some purposes, or about one of
    /// several clients, alone.
    private Stream<Viewpoint> viewpoints(Reach reach, Department department) {
        var all = departments.all();
        var purposes =
                reach.purposes().isEmpty()
                        ? Stream.of(Optional.<Purpose>empty())
                        : reach.purposes().stream().map(Optional::of);
        return purposes.map(
                purpose -> Viewpoint.of(department, all, purpose, reach.client(), revocationScope));
    }

    private InboundMessage message(InboundText text, Heard heard, Department department) {
        var keyword = heard.keyword();
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
                keyword.map(
                        word -> Confirmations.answeredBy(word, heard, department.sender(), text)),
                Salt.random(chance),
                List.of(received),
                0);
    }
}
