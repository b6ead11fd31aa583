package dev.duly.sandbox;

import io.helidon.webserver.WebServer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// A local Twilio on 127.0.0.1, for first runs and tests. Twilio's own SDKs work with it once their
/// requests are sent to this host: messages, their media, and the messaging service; one account
/// with basic authentication; signed callbacks. It keeps what it takes in a file before it answers,
/// and after a restart posts the callbacks that it still owes.
///
/// What Twilio does not have stands under `/sandbox`, without authentication:
/// - `POST /sandbox/inbound` `{from, to?, body?, media?: [{contentType, base64}], lost?}`: a
///   handset texts us; with `lost` the webhook never hears of it. Answers 201, or 202 when the
///   webhook did not answer 2xx at once, `{sid, status, from, to, autoReply, webhook: {answered,
///   status}}`.
/// - `GET /sandbox/messages?to=&from=&limit=&after=`: all that was taken, oldest first, `{items:
///   [{sid, to, from, body, status, direction, auto, media, errorCode, dateCreated, dateSent,
///   arrivedAt, answeredAt, callbacks: [{status, due, tries, answer, settled}]}], more}`; `auto`
///   marks its own answers to keywords, `after` is the sid to read on from; `arrivedAt` is when the
///   request that brought the text came, `answeredAt` when the webhook took a handset's text.
/// - `PUT`, `GET`, `DELETE /sandbox/faults`: how it misbehaves on numbers that are not magic. The
///   shape stands in `Faults`; what is left out of a PUT is well.
///
/// A text's callbacks are `sent` and its outcome. One that is not answered 2xx is posted again 0.5,
/// 1.5, 3.5, 7.5 and 13.5 seconds after its first try, and then given up, as Twilio gives up after
/// 15 seconds. A text through the service shows neither its sender nor its segments while it is
/// `accepted`. STOP blocks a handset for the whole service and is answered once; START, UNSTOP and
/// YES lift the block; HELP and INFO are answered always, blocked or not.
///
/// What it leaves out: TwiML that a webhook answers is not read, pictures of texts sent to handsets
/// are counted but not fetched, no text expires by its validity period, nothing is priced. The
/// numbers on which something goes wrong stand in `MagicNumbers`.
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Sandbox.class.getName());

    private final WebServer server;
    private final Front front;
    private final Agenda agenda;
    private final Courier courier;
    private final GroupWriter file;

    private Sandbox(
            WebServer server, Front front, Agenda agenda, Courier courier, GroupWriter file) {
        this.server = server;
        this.front = front;
        this.agenda = agenda;
        this.courier = courier;
        this.file = file;
    }

    /// Opens the file, listens, and goes on with the callbacks that are still owed.
    ///
    /// @param clock tells every date, and when a text goes through its statuses
    /// @param chance makes the identifiers
    /// @throws IllegalStateException when the file cannot be opened, or the port is taken
    public static Sandbox start(
            SandboxSettings settings, InstantSource clock, RandomGenerator chance) {
        var file = new GroupWriter(Schema.open(settings.file()));
        var listing = new Listing(file);
        var ledger = new Ledger(file, settings, new Sids(chance), clock);
        var port = new AtomicInteger(settings.port());
        UnaryOperator<String> absolute = path -> "http://127.0.0.1:" + port.get() + path;
        var agenda = new Agenda(clock);
        var courier =
                new Courier(
                        new Webhooks(settings, listing::pictures, absolute),
                        new Signature(settings.authToken()),
                        ledger,
                        agenda,
                        clock);
        var late = new LateTexts(file, ledger, courier, agenda, clock);
        var front = front(settings, absolute, ledger, late, listing, courier, clock);
        try {
            var owed = ledger.unsettled();
            var server = listen(settings.port(), front);
            port.set(server.port());
            owed.forEach(courier::deliver);
            late.resume();
            LOG.log(
                    Level.INFO,
                    "sandbox.started port={0} owed={1}",
                    String.valueOf(port),
                    owed.size());
            return new Sandbox(server, front, agenda, courier, file);
        } catch (RuntimeException failed) {
            agenda.close();
            courier.close();
            file.close();
            throw failed;
        }
    }

    /// The port on which it listens.
    public int port() {
        return server.port();
    }

    /// Stops within a few seconds. What is owed is kept for the next start.
    @Override
    public void close() {
        front.close();
        var _ = server.stop();
        agenda.close();
        courier.close();
        file.close();
    }

    private static Front front(
            SandboxSettings settings,
            UnaryOperator<String> absolute,
            Ledger ledger,
            LateTexts late,
            Listing listing,
            Courier courier,
            InstantSource clock) {
        var magic = new MagicNumbers();
        var fates = new Fates(magic);
        return new Front(
                settings,
                new AccountRoutes(settings, magic, fates, ledger, late, listing, courier, clock),
                new ServiceRoutes(settings, absolute, clock),
                new HandsetRoutes(
                        new HandsetForm(settings),
                        ledger,
                        listing,
                        courier,
                        new FaultRoutes(fates),
                        clock),
                clock);
    }

    private static WebServer listen(int port, Front front) {
        var server =
                WebServer.builder()
                        .address(loopback())
                        .port(port)
                        .shutdownHook(false)
                        .shutdownGracePeriod(Duration.ofSeconds(1))
                        .maxPayloadSize(Front.LARGEST_DISCARDED)
                        .routing(routing -> routing.any(front))
                        .build()
                        .start();
        // Helidon only logs that it could not listen.
        if (!server.isRunning()) {
            throw new IllegalStateException(
                    "the sandbox cannot listen on 127.0.0.1:" + port + "; is the port taken?");
        }
        return server;
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("127.0.0.1 is no address here", impossible);
        }
    }
}
