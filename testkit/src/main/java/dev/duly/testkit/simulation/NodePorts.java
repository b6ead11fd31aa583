package dev.duly.testkit.simulation;

import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.memory.InMemoryLiveEvents;
import dev.duly.core.memory.InMemoryNumberPlan;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.record.AuditLog;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.SmsGateway;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Storage;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;

/// The backends as one node sees them: shared by all nodes, and each call in the scheduler's hands.
record NodePorts(SimulatedWorld world) {
    Backends of(SimulatedNode node) {
        var door = new ProviderDoor(world, node);
        return new Backends(
                storage(world.stores()),
                round(SendQueue.class, world.queue()),
                round(SendBudget.class, world.budget()),
                new InMemoryLiveEvents(node::now),
                round(SmsGateway.class, door),
                round(ProviderInbox.class, door),
                _ -> {
                    throw new UnsupportedOperationException("webhooks come in as what they say");
                },
                new InMemoryNumberPlan());
    }

    private Storage storage(Storage stores) {
        return new SimulatedStorage(
                round(MessageStore.class, stores.messages()),
                round(ReceiptLog.class, stores.receipts()),
                round(InboundLog.class, stores.inbound()),
                round(ConsentLedger.class, stores.consents()),
                round(Departments.class, stores.departments()),
                round(SenderPauses.class, stores.senderPauses()),
                round(Contacts.class, stores.contacts()),
                round(Tasks.class, stores.tasks()),
                round(ThreadIndex.class, stores.threads()),
                round(TemplateStore.class, stores.templates()),
                round(AuditLog.class, stores.audit()),
                round(AccessTokens.class, stores.tokens()));
    }

    private <T> T round(Class<T> type, T port) {
        return PortCalls.round(world, type, world.tampering().port(type, port));
    }
}
