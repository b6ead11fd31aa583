package dev.duly.mongo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Stands between a client and a server on this machine, and can hold back or cut off what they
/// say.
final class Relay implements AutoCloseable {
    private static final int BUFFER = 8192;

    private final int target;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isHeld;

    Relay(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + door.getLocalPort();
    }

    /// From now on nothing is passed on, until [#letGo].
    void hold() {
        set(true);
    }

    void letGo() {
        set(false);
    }

    private void set(boolean held) {
        lock.lock();
        try {
            isHeld = held;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException _) {
                // Closed: the loop ends. Or the server is gone: the client sees it.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var bytes = new byte[BUFFER];
            for (var read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                waitWhileHeld();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException | InterruptedException _) {
            // One of the two hung up, and the other does.
        }
    }

    private void waitWhileHeld() throws InterruptedException {
        lock.lock();
        try {
            while (isHeld) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        letGo();
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
