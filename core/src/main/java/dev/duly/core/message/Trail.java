package dev.duly.core.message;

import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.Commitment;
import java.util.Map;
import java.util.TreeMap;

/// The audit entry that each step of a timeline brings. Pure, so that every store that draws the
/// consequences itself draws the same.
public final class Trail {
    private Trail() {}

    /// The entry for the step at `index` (from 0). Its id is the same however often it is asked
    /// for.
    public static AuditDraft entry(LiveMessage message, int index) {
        var step = message.timeline().get(index);
        var ids = new TreeMap<String, String>();
        ids.put("message", message.id().value());
        ids.put("department", message.departmentId().value());
        ids.put("account", message.account().toString());
        ids.put("state", step.state().word());
        step.reason().ifPresent(reason -> ids.put("reason", reason.code()));
        step.providerAt().ifPresent(at -> ids.put("providerAt", at.toString()));
        if (step.attempt() > 0) {
            ids.put("attempt", Integer.toString(step.attempt()));
        }
        var commitments = new TreeMap<String, Commitment>();
        switch (message) {
            case OutboundMessage outbound -> describe(outbound, step, index, ids, commitments);
            case InboundMessage inbound -> describe(inbound, ids, commitments);
        }
        return new AuditDraft(
                message.id() + ":" + index,
                stream(message.threadId()),
                step.at(),
                step.by(),
                "message." + step.state().word(),
                ids,
                commitments);
    }

    /// The chain that holds all that happened in one conversation.
    public static String stream(ThreadId thread) {
        return "thread:" + thread;
    }

    private static void describe(
            OutboundMessage message,
            StateChange step,
            int index,
            Map<String, String> ids,
            Map<String, Commitment> commitments) {
        message.attempt(step.attempt())
                .flatMap(Attempt::providerId)
                .filter(_ -> step.state() != MessageState.SENDING)
                .ifPresent(id -> ids.put("provider", id.value()));
        if (index == 0) {
            ids.put("purpose", message.draft().purpose().word());
            message.draft().caseId().ifPresent(id -> ids.put("case", id.value()));
            message.draft().resendOf().ifPresent(id -> ids.put("resendOf", id.value()));
            commitments.put(
                    "text", Commitment.to(message.salt(), "text", message.draft().text().value()));
            commitments.put("to", Commitment.to(message.salt(), "to", message.draft().to().e164()));
        }
    }

    private static void describe(
            InboundMessage message, Map<String, String> ids, Map<String, Commitment> commitments) {
        ids.put("provider", message.providerId().value());
        commitments.put("text", Commitment.to(message.salt(), "text", message.body()));
        commitments.put("from", Commitment.to(message.salt(), "from", message.from().e164()));
    }
}
