package dev.duly.testkit.simulation;

import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.Sender;
import dev.duly.core.hours.Holidays;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Lane;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Faults of what is counted or closed by the day, each put in on purpose.
final class DayFaults {
    private static final String CAP = "frequency_cap";
    private static final Duration DAY = Duration.ofHours(24);

    private final Map<String, Tampering> all = new LinkedHashMap<>();

    private DayFaults() {
        ofTheClientsDay();
        ofTheSendersDay();
        ofClosedDays();
    }

    /// By name.
    static Map<String, Tampering> all() {
        return new DayFaults().all;
    }

    private void ofTheClientsDay() {
        all.put(
                "a client's day begins at midnight",
                new Meddling(
                        MessageStore.class,
                        "lately",
                        (real, is) -> real.call(is[0], sinceMidnight((Instant) is[1]), is[2])));
        all.put(
                "a client's day has 22 hours",
                unreserved(
                        Set.of(Lane.values()),
                        (real, draft, facts, now) ->
                                real.judge(draft, facts, now.plus(Duration.ofHours(2)))));
        all.put(
                "bulk texts do not count against the cap",
                unreserved(
                        Set.of(Lane.BULK),
                        (real, draft, facts, now) ->
                                draft.purpose() == Purpose.BULK
                                        ? new Verdict.Allow()
                                        : real.judge(draft, facts, now)));
        all.put(
                "a reply waits for the cap",
                unreserved(
                        Set.of(),
                        (real, draft, facts, now) ->
                                real.judge(
                                        draft.purpose() == Purpose.REPLY ? asManual(draft) : draft,
                                        facts,
                                        now)));
        all.put(
                "nobody may override the cap",
                unreserved(
                        Set.of(),
                        (real, draft, facts, now) ->
                                draft.purpose() == Purpose.CONSENT
                                        ? real.judge(draft, facts, now)
                                        : real.judge(asManual(draft), facts, now)));
        all.put(
                "what the cap holds waits a day too long",
                unreserved(
                        Set.of(),
                        (real, draft, facts, now) ->
                                real.judge(draft, facts, now)
                                                instanceof Verdict.Hold(var until, var reason)
                                        ? new Verdict.Hold(until.plus(DAY), reason)
                                        : new Verdict.Allow()));
    }

    private static Instant sinceMidnight(Instant since) {
        // So far back is looked for texts, a day more than they count.
        var now = since.plus(DAY).plus(DAY).atZone(ZoneId.of("America/Los_Angeles"));
        var midnight = now.toLocalDate().atStartOfDay(now.getZone()).toInstant();
        return midnight.isAfter(since) ? midnight : since;
    }

    private static Draft asManual(Draft draft) {
        return Draft.of(
                draft.author(), draft.to(), draft.text(), draft.departmentId(), Purpose.MANUAL);
    }

    /// A cap that is judged otherwise, while the budget does not know it for texts of some lanes.
    private static Tampering unreserved(Set<Lane> lanes, RuleFaults.Judging judging) {
        return new Tampering() {
            @Override
            public Policy policy(Policy policy) {
                return RuleFaults.changed(policy, CAP, judging);
            }

            @Override
            public <T> T port(Class<T> type, T port) {
                return asked(ask -> lanes.contains(ask.lane()) ? withoutAllowance(ask) : ask)
                        .port(type, port);
            }
        };
    }

    private static SendBudget.Ask withoutAllowance(SendBudget.Ask is) {
        return RuleFaults.Unreserved.withoutAllowance(is);
    }

    private static Meddling asked(UnaryOperator<SendBudget.Ask> change) {
        return new Meddling(
                SendBudget.class,
                "take",
                (real, is) -> real.call(change.apply((SendBudget.Ask) is[0])));
    }

    private void ofTheSendersDay() {
        all.put(
                "nobody counts what a sender sends in a day",
                asked(ask -> capped(ask, Optional.empty(), ask.lane())));
        all.put(
                "a sender's day ends at midnight in Greenwich",
                asked(ask ->
                        changed(
                                ask,
                                cap -> new DailyCap(cap.group(), cap.segments(), ZoneOffset.UTC))));
        all.put(
                "each sender of a group has a day of its own",
                asked(ask ->
                        changed(
                                ask,
                                cap ->
                                        new DailyCap(
                                                ask.sender().address().value(),
                                                cap.segments(),
                                                cap.zone()))));
        all.put(
                "bulk texts use the whole day",
                asked(ask -> capped(ask, ask.sender().dailyCap(), Lane.URGENT)));
        all.put(
                "what is left of a day is not kept for urgent texts",
                asked(ask -> capped(ask, ask.sender().dailyCap(), Lane.BULK)));
    }

    private static SendBudget.Ask changed(SendBudget.Ask ask, UnaryOperator<DailyCap> change) {
        return capped(ask, ask.sender().dailyCap().map(change), ask.lane());
    }

    private static SendBudget.Ask capped(SendBudget.Ask is, Optional<DailyCap> cap, Lane lane) {
        return new SendBudget.Ask(
                is.text(),
                is.account(),
                new Sender(
                        is.sender().address(),
                        is.sender().keywordAnswers(),
                        is.sender().segmentsPerSecond(),
                        cap),
                is.recipient(),
                is.segments(),
                lane,
                is.allowance());
    }

    private void ofClosedDays() {
        all.put("no day is closed", read(is -> policy(is, Holidays.none(), is.stateLaws())));
        all.put("no state has hours", read(is -> policy(is, is.holidays(), false)));
    }

    private static Tampering read(UnaryOperator<DepartmentPolicy> change) {
        return new DepartmentsRead(is ->
                Department.first(
                        is.id(),
                        is.name(),
                        is.language(),
                        is.timeZone(),
                        is.sender(),
                        change.apply(is.policy())));
    }

    private static DepartmentPolicy policy(
            DepartmentPolicy is, Holidays holidays, boolean stateLaws) {
        return new DepartmentPolicy(
                is.hours(),
                holidays,
                is.expireOutsideHours(),
                is.optInRequired(),
                is.mostPerDay(),
                is.spacing(),
                is.pilot(),
                is.mostSegments(),
                is.namesAgency(),
                is.saysHowToStop(),
                stateLaws,
                is.content());
    }
}
