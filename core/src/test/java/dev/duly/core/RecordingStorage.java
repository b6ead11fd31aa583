package dev.duly.core;

import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.record.AuditLog;
import dev.duly.core.system.Storage;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/// A storage that does something of a test's before and after each call of a port, and tells it
/// which: `MessageStore.replace`. What is thrown there is thrown by the port.
record RecordingStorage(Storage real, Consumer<String> before, Consumer<String> after)
        implements Storage {
    /// `behind`, watched in the same way.
    <T> T watched(Class<T> port, T behind) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            var call = port.getSimpleName() + "." + method.getName();
                            before.accept(call);
                            try {
                                var answer = method.invoke(behind, arguments);
                                after.accept(call);
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    @Override
    public AuditLog audit() {
        return watched(AuditLog.class, real.audit());
    }

    @Override
    public MessageStore messages() {
        return watched(MessageStore.class, real.messages());
    }

    @Override
    public ReceiptLog receipts() {
        return watched(ReceiptLog.class, real.receipts());
    }

    @Override
    public SenderPauses senderPauses() {
        return watched(SenderPauses.class, real.senderPauses());
    }

    @Override
    public InboundLog inbound() {
        return watched(InboundLog.class, real.inbound());
    }

    @Override
    public ConsentLedger consents() {
        return watched(ConsentLedger.class, real.consents());
    }

    @Override
    public Departments departments() {
        return watched(Departments.class, real.departments());
    }

    @Override
    public Contacts contacts() {
        return watched(Contacts.class, real.contacts());
    }

    @Override
    public Tasks tasks() {
        return watched(Tasks.class, real.tasks());
    }

    @Override
    public TemplateStore templates() {
        return real.templates();
    }

    @Override
    public ThreadIndex threads() {
        return watched(ThreadIndex.class, real.threads());
    }

    @Override
    public AccessTokens tokens() {
        return watched(AccessTokens.class, real.tokens());
    }

    @Override
    public void ping() {
        real.ping();
    }

    @Override
    public void close() {
        real.close();
    }
}
