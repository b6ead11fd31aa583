package dev.duly.sqlite;

import dev.duly.core.consent.ConsentLedger;
import dev.duly.testkit.ConsentLedgerContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteConsentLedgerTest extends ConsentLedgerContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected ConsentLedger emptyLedger() {
        return folders.serve().consents();
    }
}
