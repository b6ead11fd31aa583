package dev.duly.testkit.simulation;

import dev.duly.core.consent.RevocationScope;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.hours.RecipientZones;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.Facts;
import dev.duly.core.policy.Gate;
import dev.duly.core.policy.LocalHours;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.SendBudget;
import dev.duly.testkit.simulation.Meddling.Instead;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Faults of the rules of when, how often and to whom, each put in on purpose.
final class RuleFaults {
    private final Map<String, Tampering> all = new LinkedHashMap<>();

    private RuleFaults() {
        ofGates();
        ofReach();
        ofWhatIsRead();
    }

    /// By name.
    static Map<String, Tampering> all() {
        return new RuleFaults().all;
    }

    private void add(String name, Class<?> port, String method, Instead instead) {
        all.put(name, new Meddling(port, method, instead));
    }

    private void ofPolicy(String name, UnaryOperator<Policy> change) {
        all.put(
                name,
                new Tampering() {
                    @Override
                    public Policy policy(Policy policy) {
                        return change.apply(policy);
                    }
                });
    }

    private void ofGates() {
        ofPolicy(
                "hours are looked at when a text is submitted, and never again",
                lookedAtOnce("quiet_hours"));
        ofPolicy("the last look has no hours", withoutLastLook("quiet_hours"));
        ofPolicy("nobody looks at the hours", without("quiet_hours"));
        ofPolicy("nobody counts", without("frequency_cap"));
        ofPolicy("nobody looks how long ago the last text was", without("spacing"));
        ofPolicy("a text goes before its time", without("schedule"));
        ofPolicy("hours are those of the agency's own zone", RuleFaults::byTheAgencysClock);
    }

    private static UnaryOperator<Policy> without(String gate) {
        return policy ->
                new Policy(
                        policy.gates().stream().filter(one -> !one.name().equals(gate)).toList(),
                        policy.revocationScope());
    }

    /// Of three looks (when it is submitted, claimed, and about to leave) the third is not made.
    private static UnaryOperator<Policy> withoutLastLook(String gate) {
        return policy -> {
            var looks = new HashMap<Draft, Integer>();
            return changed(
                    policy,
                    gate,
                    (real, draft, facts, now) ->
                            looks.merge(draft, 1, Integer::sum) % 3 == 0
                                    ? new Verdict.Allow()
                                    : real.judge(draft, facts, now));
        };
    }

    private static UnaryOperator<Policy> lookedAtOnce(String gate) {
        return policy -> {
            var looks = new HashMap<Draft, Integer>();
            return changed(
                    policy,
                    gate,
                    (real, draft, facts, now) ->
                            looks.merge(draft, 1, Integer::sum) > 1
                                    ? new Verdict.Allow()
                                    : real.judge(draft, facts, now));
        };
    }

    private static Policy byTheAgencysClock(Policy policy) {
        return changed(
                policy,
                "quiet_hours",
                (real, draft, facts, now) -> real.judge(draft, atTheAgency(facts), now));
    }

    private static Facts atTheAgency(Facts is) {
        var zones = Set.of(is.department().timeZone());
        var where =
                new RecipientZones(
                        zones, Set.of(), RecipientZones.FoundBy.CONFIRMED, "At the agency.");
        return new Facts(
                is.department(),
                is.consent(),
                is.revocationScope(),
                is.pause(),
                new LocalHours(where, is.hours().rules()),
                is.recent());
    }

    /// What a gate judges in place of the real one.
    @FunctionalInterface
    interface Judging {
        Verdict of(Gate real, Draft draft, Facts facts, Instant now);
    }

    static Policy changed(Policy policy, String name, Judging judging) {
        return new Policy(
                policy.gates().stream()
                        .map(gate -> gate.name().equals(name) ? changed(gate, judging) : gate)
                        .toList(),
                policy.revocationScope());
    }

    private static Gate changed(Gate gate, Judging judging) {
        return new Gate() {
            @Override
            public String name() {
                return gate.name();
            }

            @Override
            public String rule(Facts facts) {
                return gate.rule(facts);
            }

            @Override
            public Verdict judge(Draft draft, Facts facts, Instant now) {
                return judging.of(gate, draft, facts, now);
            }
        };
    }

    private void ofReach() {
        ofPolicy(
                "a STOP to all reaches one department",
                policy -> new Policy(policy.gates(), RevocationScope.LAW));
        ofPolicy(
                "a STOP to one department reaches all",
                policy -> new Policy(policy.gates(), RevocationScope.ALL));
    }

    private void ofWhatIsRead() {
        add("nobody asks where a client lives", Contacts.class, "withPhone", (_, _) -> List.of());
        all.put("a department is read as it was at first", new DepartmentsRead(asAtFirst()));
        add(
                "only one department's texts count",
                MessageStore.class,
                "lately",
                (real, is) ->
                        ((List<?>) real.call(is))
                                .stream()
                                        .filter(text ->
                                                ((OutboundMessage) text)
                                                        .departmentId()
                                                        .equals(new DepartmentId("pretrial")))
                                        .toList());
        all.put("a cap counts what has gone alone", new Unreserved());
    }

    private static UnaryOperator<Department> asAtFirst() {
        var first = new HashMap<DepartmentId, Department>();
        return is -> first.computeIfAbsent(is.id(), _ -> is);
    }

    /// Neither the budget nor the last look knows what is leaving at this moment.
    static final class Unreserved implements Tampering {
        private final Tampering budget =
                new Meddling(
                        SendBudget.class,
                        "take",
                        (real, is) -> real.call(withoutAllowance((SendBudget.Ask) is[0])));

        private final Tampering counted =
                new Meddling(
                        MessageStore.class,
                        "lately",
                        (real, is) ->
                                ((List<?>) real.call(is))
                                        .stream()
                                                .filter(text ->
                                                        ((OutboundMessage) text).state()
                                                                != MessageState.SENDING)
                                                .toList());

        static SendBudget.Ask withoutAllowance(SendBudget.Ask is) {
            return new SendBudget.Ask(
                    is.text(),
                    is.account(),
                    is.sender(),
                    is.recipient(),
                    is.segments(),
                    is.lane(),
                    Optional.empty());
        }

        @Override
        public <T> T port(Class<T> type, T port) {
            return counted.port(type, budget.port(type, port));
        }
    }
}
