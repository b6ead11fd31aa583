package dev.duly.sqlite;

import dev.duly.core.contact.Contacts;
import dev.duly.testkit.ContactsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteContactsTest extends ContactsContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected Contacts noContacts() {
        return folders.serve().contacts();
    }
}
