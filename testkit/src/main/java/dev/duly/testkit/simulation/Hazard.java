package dev.duly.testkit.simulation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What can go wrong, or come in between, in a simulated world.
public enum Hazard {
    /// A port of the store or the queue throws before it did anything.
    PORT_REFUSES(60),
    /// It did what was asked, and throws.
    PORT_ANSWER_LOST(60),
    /// It answers nothing for up to two minutes, then throws; what was asked may have been done.
    PORT_SILENT(10),
    /// It takes seconds, or longer than any lease.
    PORT_SLOW(40),
    NODE_DIES(15),
    /// The process stands still for seconds or minutes and goes on as if nothing had been.
    NODE_PAUSES(15),
    /// A process that stands still does so with its machine: its count of nanoseconds does too.
    MACHINE_SLEEPS(600),
    /// A node's clock is set ahead, or is minutes off.
    CLOCK_AHEAD(400),
    /// A node's clock is behind by minutes from the start.
    CLOCK_BEHIND(400),
    /// A node's clock is set back or ahead under the running process, more than once.
    CLOCK_SET(500),
    QUEUE_LOSES(60),
    QUEUE_DOUBLES(200),
    QUEUE_FORGETS(10),
    /// The request never reaches the provider.
    REQUEST_LOST(150),
    /// The provider takes the text, and its answer is lost or is a 5xx.
    ANSWER_LOST(250),
    /// The provider takes the text long after we gave up waiting.
    TAKES_LATE(250),
    THROTTLED(300),
    REFUSES(60),
    LISTS_LATE(500),
    /// A text is listed only after the wait that makes silence evidence: then it may go twice.
    LISTS_TOO_LATE(60),
    /// The provider answers no question, for minutes or hours.
    LISTS_NOTHING(60),
    REDACTS(60),
    CALLBACK_LOST(400),
    CALLBACK_DOUBLED(300),
    CALLBACK_LATE(300),
    /// The provider drops a text that it took, and says so (30001).
    DROPS(250),
    /// The text does not arrive (30003, 30007, 30008).
    UNDELIVERED(250),
    /// A text from a person is not posted to us at all.
    POST_LOST(200),
    PERSON_CHATS(600),
    PERSON_STOPS(400),
    PERSON_STARTS(600),
    /// Somebody, or an error, stops the sender; staff resume it within a minute or so.
    SENDER_STOPPED(150),
    STAFF_CANCELS(200),
    STAFF_RESENDS(150),
    /// Staff settles what is unconfirmed, rightly or wrongly.
    STAFF_RESOLVES(200),
    /// The same words to the same number.
    TWINS(500),
    /// A department's texts go only in its hours, of which an edge lies in the world's minutes.
    HOURS(1_000),
    /// A department sends one person so many texts a day at the most.
    CAP(1_000),
    SPACING(1_000),
    /// Two departments text the same people, from one sender or from one each.
    TWO_DEPARTMENTS(1_000),
    /// A STOP to one department reaches the other.
    STOP_REACHES_ALL(600),
    /// A client has a number from elsewhere, or lives in another time zone, alone or with another.
    ELSEWHERE(800),
    /// Staff change a department's rules, or where a client lives, in the middle.
    POLICY_CHANGES(800),
    /// A text has a time before which, or after which, it must not go.
    TIMED(400),
    /// Somebody overrides the rules for a text.
    OVERRIDES(150),
    /// Two officers write to one person at the same moment.
    BURSTS(700),
    /// A department asks for a recorded consent to texts of some purposes.
    OPT_IN_ASKED(300),
    /// A department texts the numbers on its list alone.
    PILOT(300),
    /// A person texts STOP and START within one second, in either order.
    TURNS_AT_ONCE(500),
    /// The provider's list lacks a text once, and has it the next time.
    LISTS_IN_PART(600),
    /// Carriers take a department's texts for unwanted ones and filter most (30007).
    FILTERED(900),
    /// The provider took the text before the STOP, and says afterwards that it sent it no more
    /// (21610).
    BLOCKED_LATE(300),
    /// The texts are spread over days, in which nothing but them happens.
    DAYS(1_000),
    /// Carriers let all senders of the agency together send so many segments a day, and the day
    /// ends in the world's minutes.
    DAILY_CAP(1_000),
    /// A department is closed on a day that is near.
    HOLIDAYS(600),
    /// A department keeps the hours that states set.
    STATE_LAWS(600),
    /// Texts of some purposes are not sent later when they miss the hours.
    NEVER_LATER(600);

    /// What the rules bring: half of all worlds have none of it.
    static final Set<Hazard> OF_RULES = Collections.unmodifiableSet(EnumSet.range(HOURS, BURSTS));

    /// What is drawn last and by itself, so that a seed means the same world as ever without it.
    static final Set<Hazard> BESIDES =
            Collections.unmodifiableSet(EnumSet.range(OPT_IN_ASKED, BLOCKED_LATE));

    /// What counts by the day. None of it is in a world that is not drawn for it.
    static final Set<Hazard> OF_DAYS =
            Collections.unmodifiableSet(EnumSet.range(DAYS, NEVER_LATER));

    /// What has to do with days, beside those.
    static final Set<Hazard> AROUND_DAYS = Collections.unmodifiableSet(EnumSet.range(HOURS, PILOT));

    /// Those that have to do with each other, by what they put to the proof.
    static final List<Set<Hazard>> TOGETHER =
            List.of(
                    together(
                            EnumSet.range(REQUEST_LOST, CALLBACK_LOST),
                            EnumSet.of(CLOCK_AHEAD, STAFF_RESOLVES, TWINS, LISTS_IN_PART)),
                    together(
                            EnumSet.range(CALLBACK_LOST, UNDELIVERED),
                            EnumSet.of(TAKES_LATE, ANSWER_LOST, REFUSES, STAFF_RESOLVES, FILTERED)),
                    together(
                            EnumSet.range(POST_LOST, PERSON_STARTS),
                            EnumSet.of(
                                    CLOCK_AHEAD,
                                    CLOCK_BEHIND,
                                    CALLBACK_DOUBLED,
                                    LISTS_NOTHING,
                                    TWO_DEPARTMENTS,
                                    STOP_REACHES_ALL,
                                    TURNS_AT_ONCE,
                                    BLOCKED_LATE,
                                    OPT_IN_ASKED)),
                    together(
                            EnumSet.range(SENDER_STOPPED, TWINS),
                            EnumSet.of(THROTTLED, REFUSES, TAKES_LATE, FILTERED, TIMED)),
                    together(
                            EnumSet.range(PORT_REFUSES, QUEUE_FORGETS),
                            EnumSet.of(PERSON_STOPS, DROPS, TWINS)),
                    together(
                            EnumSet.range(HOURS, PILOT),
                            EnumSet.of(REQUEST_LOST, CALLBACK_LOST, DROPS)));

    private static Set<Hazard> together(Set<Hazard> some, Set<Hazard> others) {
        var all = EnumSet.copyOf(some);
        all.addAll(others);
        return Collections.unmodifiableSet(all);
    }

    private final int most;

    Hazard(int most) {
        this.most = most;
    }

    /// Its greatest strength, in thousandths of the occasions.
    int most() {
        return most;
    }
}
