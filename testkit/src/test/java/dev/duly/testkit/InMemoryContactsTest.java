package dev.duly.testkit;

import dev.duly.core.contact.Contacts;
import dev.duly.core.memory.InMemoryStorage;

class InMemoryContactsTest extends ContactsContract {
    @Override
    protected Contacts noContacts() {
        return new InMemoryStorage().contacts();
    }
}
