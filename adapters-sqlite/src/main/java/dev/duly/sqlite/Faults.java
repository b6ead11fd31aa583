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
        return switch (SQLiteErrorCode.getErrorCode(fault.getErrorCode() & KIND)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    new PortException(
                            port,
                            WORTH_IT,
                            "the data file is busy: another process has been writing for more than "
                                    + Session.BUSY_MILLIS / 1_000
                                    + " seconds",
                            fault);
            case SQLITE_NOMEM ->
                    new PortException(port, WORTH_IT, "SQLite has too little memory", fault);
            case SQLITE_READONLY ->
                    new PortException(port, POINTLESS, "the data file cannot be written to", fault);
            case SQLITE_INTERRUPT ->
                    new PortException(port, WORTH_IT, "SQLite was interrupted", fault);
            case SQLITE_IOERR ->
                    new PortException(
                            port,
                            POINTLESS,
                            "the disk failed to read or write the data file",
                            fault);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    new PortException(
                            port,
                            POINTLESS,
                            "the data file is damaged or is not an SQLite file",
                            fault);
            case SQLITE_FULL ->
                    new PortException(
                            port,
                            POINTLESS,
                            "the disk of the data folder is full: free some space",
                            fault);
            case SQLITE_CANTOPEN ->
                    new PortException(port, POINTLESS, "the data file cannot be opened", fault);
            case SQLITE_CONSTRAINT ->
                    new PortException(
                            port, POINTLESS, "a rule of the data file was to be broken", fault);
            default ->
                    new PortException(
                            port,
                            POINTLESS,
                            "SQLite failed with code " + fault.getErrorCode(),
                            fault);
        };
    }
}
