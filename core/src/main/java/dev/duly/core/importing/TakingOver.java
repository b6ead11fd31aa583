package dev.duly.core.importing;

import static java.util.stream.Collectors.toMap;

import dev.duly.core.Appended;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.SaveContact;
import dev.duly.core.contact.SaveContactResult;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Ids;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import dev.duly.core.task.Task;
import dev.duly.core.task.Tasks;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.core.thread.ThreadSummary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Writes each thing once, however often it is told. What stands already stays.
final class TakingOver implements Takeover {
    private record Ends(DepartmentId department, PhoneNumber person) {}

    private static final Comparator<Understood> OLDEST_FIRST =
            Comparator.comparing(Understood::place).thenComparing(text -> text.id().value());

    private final History history;
    private final ThreadIndex threads;
    private final ConsentLedger consents;
    private final SaveContact saveContact;
    private final Tasks tasks;
    private final Ids ids;
    private final Actor by;
    private final Map<Ends, ThreadId> opened = new HashMap<>();

    TakingOver(
            History history,
            ThreadIndex threads,
            ConsentLedger consents,
            SaveContact saveContact,
            Tasks tasks,
            Ids ids,
            Actor by) {
        this.history = history;
        this.threads = threads;
        this.consents = consents;
        this.saveContact = saveContact;
        this.tasks = tasks;
        this.ids = ids;
        this.by = by;
    }

    @Override
    public boolean contact(Contact contact) {
        return saveContact.save(contact, by) instanceof SaveContactResult.Kept;
    }

    @Override
    public boolean consent(ConsentChange change) {
        return consents.append(change) == Appended.NEW;
    }

    @Override
    public boolean review(Task task) {
        return tasks.open(task) == Appended.NEW;
    }

    /// The texts first, then the mark: a thread in the list has its latest text in it.
    @Override
    public int place(List<Understood> texts) {
        var before = opened.size();
        history.place(
                texts.stream()
                        .filter(text -> text.thread().isEmpty())
                        .map(text -> new Placing(text.id(), text.department(), threadOf(text)))
                        .toList());
        texts.stream()
                .filter(text -> text.thread().stream().allMatch(threadOf(text)::equals))
                .collect(
                        toMap(
                                this::threadOf,
                                Function.identity(),
                                BinaryOperator.maxBy(OLDEST_FIRST)))
                .forEach((thread, latest) -> threads.mark(mark(thread, latest)));
        return opened.size() - before;
    }

    private ThreadId threadOf(Understood text) {
        return opened.computeIfAbsent(
                new Ends(text.department(), text.person()),
                ends -> threads.open(ends.department(), ends.person(), ids.thread()));
    }

    private static ThreadSummary mark(ThreadId thread, Understood latest) {
        return new ThreadSummary(
                thread, latest.department(), latest.person(), latest.id(), latest.place());
    }
}
