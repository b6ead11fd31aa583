package dev.duly.sqlite;

import static dev.duly.core.PortException.Retry.POINTLESS;
import static dev.duly.core.PortException.Retry.WORTH_IT;

import dev.duly.core.PortException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Says in words what is the matter with the file. The words hold no value of any row.
final class Faults {
    /// The lower byte of a result code is its kind (sqlite.org/rescode.html).
    private static final int KIND = 0xff;

    private Faults() {}

    static PortException of(String port, SQLException fault) {
        var kind = SQLiteErrorCode.getErrorCode(fault.getErrorCode() & KIND);
        return new PortException(port, retry(kind), sentence(kind, fault), fault);
    }

    private static PortException.Retry retry(SQLiteErrorCode kind) {
        return switch (kind) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOMEM, SQLITE_INTERRUPT -> WORTH_IT;
            default -> POINTLESS;
        };
    }

    private static String sentence(SQLiteErrorCode kind, SQLException fault) {
        return switch (kind) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    "the data file is busy: another process has been writing for more than "
                            + Session.BUSY_MILLIS / 1_000
                            + " seconds";
            case SQLITE_NOMEM -> "SQLite has too little memory";
            case SQLITE_READONLY -> "the data file cannot be written to";
            case SQLITE_INTERRUPT -> "SQLite was interrupted";
            case SQLITE_IOERR -> "the disk failed to read or write the data file";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    "the data file is damaged or is not an SQLite file";
            case SQLITE_FULL -> "the disk of the data folder is full: free some space";
            case SQLITE_CANTOPEN -> "the data file cannot be opened";
            case SQLITE_CONSTRAINT -> "a rule of the data file was to be broken";
            default -> "SQLite failed with code " + fault.getErrorCode();
        };
    }
}
