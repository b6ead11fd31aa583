package dev.duly.testkit.simulation;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.text.Segments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// No sender is granted more than its budget, and nothing leaves without a grant.
final class BudgetPromises {
    private static final String BUDGET = "the budget";
    private static final long WINDOW = 3_000;

    private record Grant(long number, long at, int segments) {}

    private final SimulatedWorld world;
    private final Map<SenderAddress, Deque<Grant>> grants = new HashMap<>();
    private final Map<PhoneNumber, List<Integer>> unused = new HashMap<>();
    private final Set<MessageId> unsettled = new LinkedHashSet<>();
    private final SenderDay day;

    BudgetPromises(SimulatedWorld world) {
        this.world = world;
        this.day = new SenderDay(world);
    }

    /// What has been sent on the carriers' day.
    SenderDay day() {
        return day;
    }

    SendBudget watched(SendBudget budget) {
        return new SendBudget() {
            @Override
            public Answer take(Ask ask) {
                var answer = budget.take(ask);
                if (answer instanceof Answer.Granted grant) {
                    granted(ask, grant);
                }
                return answer;
            }

            @Override
            public void settle(Ask ask, Answer.Granted grant, Met met) {
                budget.settle(ask, grant, met);
                unsettled.remove(ask.text());
                if (met == Met.NOT_ASKED) {
                    givenBack(ask, grant);
                }
            }
        };
    }

    private void granted(SendBudget.Ask ask, SendBudget.Answer.Granted grant) {
        var ofSender = grants.computeIfAbsent(ask.sender().address(), _ -> new ArrayDeque<>());
        ofSender.addLast(new Grant(grant.number(), world.scheduler().now(), ask.segments()));
        unused.computeIfAbsent(ask.recipient(), _ -> new ArrayList<>()).add(ask.segments());
        unsettled.add(ask.text());
        day.granted(ask.text(), grant, ask.segments());
        check(ofSender, ask.sender().segmentsPerSecond());
    }

    private void givenBack(SendBudget.Ask ask, SendBudget.Answer.Granted grant) {
        day.givenBack(grant);
        var ofSender = grants.getOrDefault(ask.sender().address(), new ArrayDeque<>());
        if (ofSender.removeIf(one -> one.number() == grant.number())) {
            unused.computeIfAbsent(ask.recipient(), _ -> new ArrayList<>())
                    .remove((Object) ask.segments());
        }
    }

    /// A bucket that holds one second and fills evenly lets no window of time have more than its
    /// seconds and one.
    private void check(Deque<Grant> granted, int perSecond) {
        var now = world.scheduler().now();
        var sum = 0L;
        for (var grant : (Iterable<Grant>) granted::descendingIterator) {
            sum += grant.segments();
            var window = now - grant.at();
            if (sum > perSecond + (perSecond * window + 999) / 1000 + 10) {
                world.broken(BUDGET, sum + " segments in " + window + " ms");
                return;
            }
            if (window > WINDOW) {
                return;
            }
        }
    }

    boolean isGivenBack() {
        return unsettled.isEmpty();
    }

    /// Nobody is about to send any more, and nothing has gone wrong: what was granted and not used
    /// was given back.
    void checkGivenBack() {
        unsettled.stream()
                .findFirst()
                .ifPresent(text -> world.broken(BUDGET, text + " has not given its room back"));
    }

    /// The bytes of a request leave.
    void leaving(SendRequest request) {
        unsettled.remove(request.messageId());
        day.leaving(request);
        var needed = Segments.of(request.text().value()).count();
        if (!unused.computeIfAbsent(request.to(), _ -> new ArrayList<>()).remove((Object) needed)) {
            world.broken(BUDGET, request.messageId() + " left without a grant");
        }
    }
}
