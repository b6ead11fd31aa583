package dev.duly.mongo;

import dev.duly.core.PortException;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.importing.History;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.record.AuditLog;
import dev.duly.core.system.Storage;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// All lasting ports in one MongoDB database, which any number of processes share.
///
/// `messages` and `caseaudits` are the existing dashboard's: it goes on reading them. All other
/// collections start with `duly_`. Numbers and texts stand there in the clear: it is the record.
public final class MongoStorage implements Storage {
    /// An index of a collection that has been filled for years takes its time.
    private static final Duration BUILDING = Duration.ofHours(1);

    private final Database database;
    private final RecordPorts records;
    private final MessageStore messages;
    private final ThreadIndex threads;
    private final AuditLog audit;
    private final History history;

    private MongoStorage(Database database) {
        this.database = database;
        this.records = RecordPorts.of(database);
        this.messages = new MongoMessageStore(database);
        this.threads = new MongoThreadIndex(database);
        this.audit = new MongoAuditLog(database);
        this.history = new MongoHistory(database);
    }

    /// Opens the database and creates the indexes that are not there.
    ///
    /// @param uri `mongodb://` or `mongodb+srv://`, with a user and a password if the server wants
    ///   them
    /// @param name of the database
    /// @param patience how long a call waits for a connection, for a primary, and for an answer
    /// @throws IllegalArgumentException when `uri` is none; the sentence quotes nothing of it
    /// @throws PortException when the server does not answer or refuses
    public static MongoStorage open(String uri, String name, Duration patience) {
        var database = Database.open(uri, name, patience);
        try {
            database.ping();
            try (var building = Database.open(uri, name, BUILDING)) {
                building.create(indexes());
            }
            return new MongoStorage(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// What the ports search by.
    static List<Index> indexes() {
        return Stream.of(
                        MessageIndexes.all(),
                        CaseAudits.INDEXES,
                        MongoThreadIndex.INDEXES,
                        MongoAuditLog.INDEXES,
                        RecordPorts.indexes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public ReceiptLog receipts() {
        return records.receipts();
    }

    @Override
    public InboundLog inbound() {
        return records.inbound();
    }

    @Override
    public ConsentLedger consents() {
        return records.consents();
    }

    @Override
    public Departments departments() {
        return records.departments();
    }

    @Override
    public SenderPauses senderPauses() {
        return records.senderPauses();
    }

    @Override
    public Contacts contacts() {
        return records.contacts();
    }

    @Override
    public Tasks tasks() {
        return records.tasks();
    }

    @Override
    public ThreadIndex threads() {
        return threads;
    }

    @Override
    public TemplateStore templates() {
        return records.templates();
    }

    /// What an older server left in `messages`.
    public History history() {
        return history;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public AccessTokens tokens() {
        return records.tokens();
    }

    @Override
    public void ping() {
        database.ping();
    }

    /// Every later call of a port is a [PortException].
    @Override
    public void close() {
        database.close();
    }
}
