package dev.duly.mongo;

import static dev.duly.core.PortException.Retry.POINTLESS;
import static dev.duly.core.PortException.Retry.WORTH_IT;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoSocketWriteTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import dev.duly.core.PortException;
import java.time.Duration;
import org.bson.BSONException;

/// Says in words what is the matter with the server. The words hold no value of any document.
final class Faults {
    private static final String RETRYABLE_WRITE = "RetryableWriteError";
    private static final String BROKEN = "the connection to MongoDB broke";

    private Faults() {}

    /// Whether a write failed because its unique key is taken.
    static boolean isDuplicateKey(MongoException fault) {
        return ErrorCategory.fromErrorCode(fault.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    static PortException of(String port, MongoException fault, Duration patience) {
        return switch (fault) {
            case MongoNotPrimaryException _, MongoNodeIsRecoveringException _ ->
                    passing(port, "MongoDB is choosing another primary", fault);
            case MongoSocketReadTimeoutException _, MongoSocketWriteTimeoutException _ ->
                    passing(port, "MongoDB did not answer within " + words(patience), fault);
            case MongoSocketException _ -> passing(port, BROKEN, fault);
            case MongoSecurityException security -> security(port, security);
            case MongoTimeoutException _ ->
                    passing(
                            port,
                            "no primary of MongoDB, or no free connection to it, was found within "
                                    + words(patience),
                            fault);
            case MongoExecutionTimeoutException _ -> passing(port, "MongoDB took too long", fault);
            case MongoWriteConcernException _ ->
                    passing(
                            port,
                            "a majority of the MongoDB servers did not confirm the write in time",
                            fault);
            case MongoCursorNotFoundException _ ->
                    passing(port, "MongoDB forgot a list half read", fault);
            case MongoInterruptedException _ ->
                    passing(port, "waiting for MongoDB was interrupted", fault);
            case MongoConfigurationException _, MongoIncompatibleDriverException _ ->
                    lasting(port, "the MongoDB server, or its URI, is none that can be used here");
            case MongoClientException _ -> passing(port, "the MongoDB client was busy", fault);
            case MongoServerException server -> refused(port, server);
            default -> lasting(port, "MongoDB failed with code " + fault.getCode());
        };
    }

    private static PortException passing(String port, String sentence, MongoException fault) {
        return new PortException(port, WORTH_IT, sentence, fault);
    }

    /// Without the cause: what it says may quote the document, or the URI.
    private static PortException lasting(String port, String sentence) {
        return new PortException(port, POINTLESS, sentence);
    }

    /// A document that cannot be written, such as one larger than MongoDB takes.
    static PortException of(String port, BSONException fault) {
        return new PortException(
                port, POINTLESS, "a document cannot be written as BSON, or is too large", fault);
    }

    private static PortException security(String port, MongoSecurityException fault) {
        if (fault.getCause() instanceof MongoSocketException) {
            return passing(port, BROKEN, fault);
        }
        return lasting(port, "MongoDB refused the user or the password");
    }

    /// Without the cause: what the server says may quote the document.
    private static PortException refused(String port, MongoServerException fault) {
        if (isDuplicateKey(fault)) {
            return new PortException(
                    port, WORTH_IT, "another writer was first to a key that exists once");
        }
        return new PortException(
                port,
                fault.hasErrorLabel(RETRYABLE_WRITE) ? WORTH_IT : POINTLESS,
                sentence(fault.getCode()));
    }

    /// The codes that an operator can do something about (MongoDB manual, Error Codes).
    private static String sentence(int code) {
        return switch (code) {
            case 13 -> "the user may not do that in this MongoDB database";
            case 10_334, 17_419, 17_420 -> "the document is larger than MongoDB takes";
            case 14_031 -> "the disk of MongoDB is full: free some space";
            case 85, 86 ->
                    "the collection has an index of the same fields or name with other options: drop that one";
            default -> "MongoDB refused with code " + code;
        };
    }

    private static String words(Duration patience) {
        return patience.toMillis() + " ms";
    }
}
