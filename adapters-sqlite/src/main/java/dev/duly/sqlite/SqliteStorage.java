package dev.duly.sqlite;

import dev.duly.core.PortException;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.memory.InMemoryLiveEvents;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.record.AuditLog;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.system.Storage;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/// All lasting ports in `duly.db`, one SQLite file in a data folder, and the send queue with them.
///
/// One process serves a data folder; others, such as the CLI, work beside it. The folder is created
/// with mode 700 and the file with 600. Numbers and texts stand in the file in the clear: it is the
/// record.
public final class SqliteStorage implements Storage {
    private static final String PORT = "Storage";

    private final Database database;
    private final MessageStore messages;
    private final SendQueue queue;
    private final LiveEvents events;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteStorage(
            Database database,
            MessageStore messages,
            SendQueue queue,
            LiveEvents events,
            Runnable release) {
        this.database = database;
        this.messages = messages;
        this.queue = queue;
        this.events = events;
        this.release = release;
    }

    /// Serves `dataFolder`: takes its lock until [#close], migrates the file, and works the queue.
    ///
    /// @param clock judges due times and leases
    /// @throws PortException when another process serves the folder, when a newer release wrote the
    ///   file, or when it cannot be opened
    public static SqliteStorage serve(Path dataFolder, InstantSource clock) {
        var folder = DataFolder.at(dataFolder);
        var lock = ServeLock.take(folder).orElseThrow(() -> servedAlready(folder));
        try {
            migrate(folder);
            var holds = new Holds();
            var doorbell = new Doorbell(holds);
            var events = new InMemoryLiveEvents(clock);
            var database =
                    new Database(
                            folder.file(),
                            () -> {
                                doorbell.ring();
                                events.reset();
                            });
            return new SqliteStorage(
                    database,
                    new SqliteMessageStore(database, doorbell),
                    new SqliteSendQueue(database, doorbell, holds, clock),
                    events,
                    lock::close);
        } catch (SQLException e) {
            lock.close();
            throw Faults.of(PORT, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Works with `dataFolder` beside the process that serves it, or alone. Takes the lock only to
    /// create or migrate the file when nobody serves it.
    ///
    /// Its [#queue] takes no text out: what is kept here as `queued`, the serving process sends.
    /// What is published to its [#events] is heard in this process alone.
    ///
    /// @throws PortException when the file's schema is another than this program's and cannot be
    ///   migrated now, or when it cannot be opened
    public static SqliteStorage beside(Path dataFolder) {
        var folder = DataFolder.at(dataFolder);
        try {
            if (versionOf(folder) < Schema.CURRENT) {
                migrateAlone(folder);
            }
            var database = new Database(folder.file(), () -> {});
            return new SqliteStorage(
                    database,
                    new SqliteMessageStore(database, new Doorbell(new Holds())),
                    new UnworkedSendQueue(database),
                    new InMemoryLiveEvents(InstantSource.system()),
                    () -> {});
        } catch (SQLException e) {
            throw Faults.of(PORT, e);
        }
    }

    private static int versionOf(DataFolder folder) throws SQLException {
        if (!folder.hasFile()) {
            return 0;
        }
        var version = Schema.versionOf(folder.file());
        Schema.refuseNewer(version);
        return version;
    }

    private static void migrateAlone(DataFolder folder) throws SQLException {
        try (var _ = ServeLock.take(folder).orElseThrow(() -> servedByOlder(folder))) {
            migrate(folder);
        }
    }

    private static void migrate(DataFolder folder) throws SQLException {
        folder.create(folder.file());
        Schema.migrate(folder.file());
    }

    private static PortException servedAlready(DataFolder folder) {
        return new PortException(
                PORT,
                PortException.Retry.POINTLESS,
                "the data folder %s is served by process %s already: stop that one first, or choose another folder"
                        .formatted(folder.path(), ServeLock.holder(folder)));
    }

    private static PortException servedByOlder(DataFolder folder) {
        return new PortException(
                PORT,
                PortException.Retry.POINTLESS,
                "the data in %s is older than this program, and process %s is serving it: use that one's release, or stop it first; if it is only just starting, try again"
                        .formatted(folder.path(), ServeLock.holder(folder)));
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    /// The texts that are kept as `queued`.
    public SendQueue queue() {
        return queue;
    }

    /// Of this process. What another one writes resets all who listen.
    public LiveEvents events() {
        return events;
    }

    @Override
    public ReceiptLog receipts() {
        return new SqliteReceiptLog(database);
    }

    @Override
    public InboundLog inbound() {
        return new SqliteInboundLog(database);
    }

    @Override
    public ConsentLedger consents() {
        return new SqliteConsentLedger(database);
    }

    @Override
    public Departments departments() {
        return new SqliteDepartments(database);
    }

    @Override
    public SenderPauses senderPauses() {
        return new SqliteSenderPauses(database);
    }

    @Override
    public Contacts contacts() {
        return new SqliteContacts(database);
    }

    @Override
    public Tasks tasks() {
        return new SqliteTasks(database);
    }

    @Override
    public ThreadIndex threads() {
        return new SqliteThreadIndex(database);
    }

    @Override
    public TemplateStore templates() {
        return new SqliteTemplateStore(database);
    }

    @Override
    public AuditLog audit() {
        return new SqliteAuditLog(database);
    }

    @Override
    public AccessTokens tokens() {
        return new SqliteAccessTokens(database);
    }

    /// Goes the way of a write, so that a writer who is kept from the file is noticed.
    @Override
    public void ping() {
        database.write(PORT, session -> session.number("PRAGMA user_version"));
    }

    /// Writes what waits to be written, moves SQLite's log into the file, and gives the folder up.
    /// Every later call of a port is a [PortException].
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            database.close();
        } finally {
            release.run();
        }
    }

    /// For the proof that every statement has an index.
    Database database() {
        return database;
    }
}
