package dev.duly.core.importing;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.contact.Contact;
import dev.duly.core.task.Task;
import java.util.List;

/// What is done with that which history says; each answers whether it is new.
interface Takeover {
    boolean contact(Contact contact);

    boolean consent(ConsentChange change);

    boolean review(Task task);

    /// Puts texts in their threads.
    ///
    /// @return how many conversations have come to the import for the first time
    int place(List<Understood> texts);
}
