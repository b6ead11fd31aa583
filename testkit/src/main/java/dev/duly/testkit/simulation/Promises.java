package dev.duly.testkit.simulation;

import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.system.Storage;
import dev.duly.core.text.Segments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that must hold, looked at after each step that could break it: what watches lies right above
/// what is kept, below whatever was tampered with.
final class Promises {
    private record Grant(MessageId text, long at, int segments) {}

    private final SimulatedWorld world;
    private final MessagePromises messages;
    private final ConsentPromises consent;
    private final AuditPromises audit;
    private final PausePromises pauses;
    private final InboundPromises inbound = new InboundPromises();
    private final Deque<Grant> grants = new ArrayDeque<>();
    private final Map<PhoneNumber, List<Integer>> unused = new HashMap<>();

    Promises(SimulatedWorld world, Storage twins) {
        this.world = world;
        this.audit = new AuditPromises(world, twins.audit());
        this.pauses = new PausePromises(world, twins.senderPauses());
        this.consent = new ConsentPromises(world, twins.consents());
        this.messages = new MessagePromises(world, twins.messages());
    }

    MessagePromises messages() {
        return messages;
    }

    ConsentPromises consent() {
        return consent;
    }

    PausePromises pauses() {
        return pauses;
    }

    InboundPromises inbound() {
        return inbound;
    }

    AuditPromises audit() {
        return audit;
    }

    Storage watched(Storage twins) {
        return new SimulatedStorage(
                messages.watched(),
                twins.receipts(),
                twins.inbound(),
                consent.watched(),
                twins.departments(),
                pauses.watched(),
                twins.contacts(),
                twins.tasks(),
                twins.threads(),
                twins.templates(),
                audit.watched(),
                twins.tokens());
    }

    /// A bucket that holds one second and fills evenly lets no window of time have more than its
    /// seconds and one.
    SendBudget watched(SendBudget budget) {
        return new SendBudget() {
            @Override
            public Answer take(Ask ask) {
                var answer = budget.take(ask);
                if (answer instanceof Answer.Granted) {
                    granted(ask);
                }
                return answer;
            }

            @Override
            public void settle(Ask ask, Met met) {
                budget.settle(ask, met);
                if (met == Met.NOT_ASKED) {
                    givenBack(ask);
                }
            }
        };
    }

    private void granted(SendBudget.Ask ask) {
        grants.addLast(new Grant(ask.text(), world.scheduler().now(), ask.segments()));
        unused.computeIfAbsent(ask.recipient(), _ -> new ArrayList<>()).add(ask.segments());
        checkBudget(ask.sender().segmentsPerSecond());
    }

    private void givenBack(SendBudget.Ask ask) {
        if (grants.removeIf(grant -> grant.text().equals(ask.text()))) {
            unused.getOrDefault(ask.recipient(), List.of()).remove((Object) ask.segments());
        }
    }

    private void checkBudget(int perSecond) {
        var now = world.scheduler().now();
        var sum = 0L;
        for (var grant : (Iterable<Grant>) grants::descendingIterator) {
            sum += grant.segments();
            var window = now - grant.at();
            if (sum > perSecond + (perSecond * window + 999) / 1000 + 10) {
                world.broken("the budget", sum + " segments in " + window + " ms");
                return;
            }
            if (window > 3_000) {
                return;
            }
        }
    }

    /// The bytes of a request leave a node.
    void leaving(SendRequest request, SimulatedNode node) {
        world.story()
                .tell(
                        node,
                        "the bytes of " + request.messageId() + "-" + request.attempt() + " leave");
        messages.leaving(request, node);
        var needed = Segments.of(request.text().value()).count();
        if (!unused.getOrDefault(request.to(), List.of()).remove((Object) needed)) {
            world.broken("the budget", request.messageId() + " left without a grant");
        }
    }

    void created(ProviderText text) {
        messages.created(text);
    }
}
