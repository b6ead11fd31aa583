package dev.duly.testkit.simulation;

import dev.duly.core.policy.SendBudget;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.system.Storage;

/// All that must hold, looked at after each step that could break it: what watches lies right above
/// what is kept, below whatever was tampered with.
final class Promises {
    private final SimulatedWorld world;
    private final MessagePromises messages;
    private final ConsentPromises consent;
    private final AuditPromises audit;
    private final PausePromises pauses;
    private final InboundPromises inbound;
    private final Clients clients;
    private final RulePromises rules;
    private final BudgetPromises budget;
    private final ReceiptPromises receipts;
    private final LookPromises looks;
    private final HoldPromises holds;

    Promises(SimulatedWorld world, Storage twins) {
        this.world = world;
        this.audit = new AuditPromises(world, twins.audit());
        this.pauses = new PausePromises(world, twins.senderPauses());
        this.consent = new ConsentPromises(world, twins.consents());
        this.messages = new MessagePromises(world, twins.messages());
        this.inbound = new InboundPromises(world);
        this.clients = new Clients(world, twins.contacts());
        this.rules = new RulePromises(world, twins.departments(), clients);
        this.budget = new BudgetPromises(world);
        this.receipts = new ReceiptPromises(world);
        this.looks = new LookPromises(world);
        this.holds = new HoldPromises(world, rules, clients);
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

    RulePromises rules() {
        return rules;
    }

    ReceiptPromises receipts() {
        return receipts;
    }

    HoldPromises holds() {
        return holds;
    }

    LookPromises looks() {
        return looks;
    }

    BudgetPromises budget() {
        return budget;
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
                rules.watchedDepartments(),
                pauses.watched(),
                clients.watched(),
                twins.tasks(),
                twins.threads(),
                twins.templates(),
                audit.watched(),
                twins.tokens());
    }

    SendBudget watched(SendBudget unwatched) {
        return budget.watched(unwatched);
    }

    /// The bytes of a request leave a node.
    void leaving(SendRequest request, SimulatedNode node) {
        world.story()
                .tell(
                        node,
                        "the bytes of " + request.messageId() + "-" + request.attempt() + " leave");
        messages.leaving(request, node);
        budget.leaving(request);
    }

    void created(ProviderText text) {
        messages.created(text);
    }
}
