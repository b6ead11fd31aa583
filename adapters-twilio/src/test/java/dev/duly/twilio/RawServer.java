package dev.duly.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that speaks no HTTP of its own: reads one whole post from each connection and then does
/// to the connection what it is told.
final class RawServer implements AutoCloseable {
    interface Behaviour {
        void after(Socket connection) throws IOException;
    }

    private static final int QUIET_MILLIS = 500;

    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger posts = new AtomicInteger();
    private final Thread thread;

    private RawServer(boolean listensFirst, Behaviour behaviour) throws IOException {
        thread = Thread.ofVirtual().start(() -> serve(listensFirst, behaviour));
    }

    /// Closes hard: the client sees a reset.
    static RawServer thatResets() throws IOException {
        return new RawServer(true, connection -> connection.setSoLinger(true, 0));
    }

    /// Says `words`, and then nothing more until the client goes away.
    static RawServer thatSaysOnly(String words) throws IOException {
        return new RawServer(true, connection -> say(words, connection));
    }

    /// Answers every post with `status` and `json`, by a clock of its own.
    static RawServer thatAnswers(int status, String date, String json) throws IOException {
        return thatSaysOnly(
                "HTTP/1.1 %d Told\r\nDate: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, date, json.length(), json));
    }

    /// Says `words` before anybody asked, as no TLS server does.
    static RawServer thatSpeaksFirst(String words) throws IOException {
        return new RawServer(false, connection -> say(words, connection));
    }

    URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort());
    }

    /// How many posts came, once nobody has come for a while.
    int posts() throws InterruptedException {
        thread.join();
        return posts.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private static void say(String words, Socket connection) throws IOException {
        connection.getOutputStream().write(words.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
        while (connection.getInputStream().read() >= 0) {
            // Until the client goes away.
        }
    }

    private void serve(boolean listensFirst, Behaviour behaviour) {
        try {
            while (true) {
                try (var connection = listening.accept()) {
                    listening.setSoTimeout(QUIET_MILLIS);
                    connection.setSoTimeout(10 * QUIET_MILLIS);
                    if (listensFirst && readPost(connection)) {
                        posts.incrementAndGet();
                    }
                    behaviour.after(connection);
                }
            }
        } catch (IOException _) {
            // Nobody came again, or the test is over.
        }
    }

    private static boolean readPost(Socket connection) throws IOException {
        var in = connection.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        var name = "content-length:";
        var length =
                head.toString()
                        .lines()
                        .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
                        .mapToInt(line -> Integer.parseInt(line.substring(name.length()).strip()))
                        .findFirst()
                        .orElse(0);
        return in.readNBytes(length).length == length;
    }
}
