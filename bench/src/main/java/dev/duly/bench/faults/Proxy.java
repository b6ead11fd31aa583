package dev.duly.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between processes and passes on what they say, as long as it feels like it. Where several
/// do the same it takes them in turn, and the next when one is not there.
final class Proxy implements AutoCloseable {
    enum Mood {
        FRIENDLY,
        /// Accepts no connection; those that are there go on.
        REFUSING,
        /// Cuts a connection as soon as an answer comes on it.
        CUTTING,
        /// Lets answers vanish.
        SWALLOWING
    }

    private static final int BUFFER = 16_384;

    private final ServerSocket listener;
    private final List<Integer> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.FRIENDLY;

    private Proxy(ServerSocket listener, List<Integer> targets) {
        this.listener = listener;
        this.targets = List.copyOf(targets);
    }

    /// Passes on to `targets`, ports of this machine.
    static Proxy to(List<Integer> targets) {
        try {
            var proxy =
                    new Proxy(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), targets);
            Thread.ofVirtual().name("proxy-to-" + targets).start(proxy::listen);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a proxy", e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    void turn(Mood next) {
        mood = next;
    }

    /// Cuts every connection, in the middle of whatever is said on it.
    void cut() {
        links.forEach(Link::cut);
    }

    @Override
    public void close() {
        quietly(listener);
        cut();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                welcome(listener.accept());
            } catch (IOException _) {
                // Closed, or the caller was gone already: the loop's condition tells.
            }
        }
    }

    private void welcome(Socket caller) {
        if (mood == Mood.REFUSING) {
            reset(caller);
            return;
        }
        var callee = connected();
        if (callee.isEmpty()) {
            // Nobody is there: the caller sees that, too.
            reset(caller);
            return;
        }
        var link = new Link(caller, callee.get());
        links.add(link);
        Thread.ofVirtual().start(link::passRequests);
        Thread.ofVirtual().start(link::passAnswers);
    }

    private Optional<Socket> connected() {
        var first = turn.getAndIncrement();
        for (var i = 0; i < targets.size(); i++) {
            var target = targets.get(Math.floorMod(first + i, targets.size()));
            var callee = new Socket();
            try {
                callee.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                return Optional.of(callee);
            } catch (IOException _) {
                quietly(callee);
            }
        }
        return Optional.empty();
    }

    /// So that the other side gets an error rather than a proper end.
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // It is closed already.
        }
        quietly(socket);
    }

    private static void quietly(AutoCloseable closing) {
        try {
            closing.close();
        } catch (Exception _) {
            // What cannot be closed is closed.
        }
    }

    private final class Link {
        private final Socket caller;
        private final Socket callee;

        Link(Socket caller, Socket callee) {
            this.caller = caller;
            this.callee = callee;
        }

        void cut() {
            links.remove(this);
            reset(caller);
            reset(callee);
        }

        void passRequests() {
            var buffer = new byte[BUFFER];
            try (caller;
                    callee) {
                var in = caller.getInputStream();
                var out = callee.getOutputStream();
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            } catch (IOException _) {
                // One side ended it.
            } finally {
                links.remove(this);
            }
        }

        void passAnswers() {
            var buffer = new byte[BUFFER];
            try (caller;
                    callee) {
                var in = callee.getInputStream();
                var out = caller.getOutputStream();
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (mood == Mood.CUTTING) {
                        cut();
                        return;
                    }
                    if (mood != Mood.SWALLOWING) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException _) {
                // One side ended it.
            } finally {
                links.remove(this);
            }
        }
    }
}
