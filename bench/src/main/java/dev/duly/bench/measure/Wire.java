package dev.duly.bench.measure;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// HTTP/1.1 on one connection of this machine, in either role, as cheaply as can be: what it costs
/// is taken from what is measured.
final class Wire implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String LENGTH = "\r\ncontent-length: ";

    /// A request or an answer.
    ///
    /// @param head its first line and its headers, in lower case
    /// @param firstLine as it came
    record Message(String firstLine, String head, String body) {
        int status() {
            return Integer.parseInt(firstLine.substring(9, 12));
        }
    }

    private final Socket socket;
    private final BufferedInputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static Wire to(int port) throws IOException {
        var wire = new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
        wire.socket.setSoTimeout(PATIENCE_MILLIS);
        return wire;
    }

    static Wire on(Socket accepted) throws IOException {
        return new Wire(accepted);
    }

    Message exchange(byte[] request) throws IOException {
        write(request);
        return read().orElseThrow(() -> new EOFException("no answer came"));
    }

    void write(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
    }

    /// Empty when the other side has closed.
    ///
    /// @throws IOException also for a body whose length is not announced
    Optional<Message> read() throws IOException {
        var head = new StringBuilder(512);
        while (!endsTheHead(head)) {
            var next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.append((char) next);
        }
        var firstLine = head.substring(0, head.indexOf("\r\n"));
        var lower = head.toString().toLowerCase(Locale.ROOT);
        if (lower.contains("\r\ntransfer-encoding:")) {
            throw new IOException("a body in chunks is not read here: " + firstLine);
        }
        return Optional.of(new Message(firstLine, lower, body(lower)));
    }

    private String body(String head) throws IOException {
        var at = head.indexOf(LENGTH);
        if (at < 0) {
            return "";
        }
        var end = head.indexOf("\r\n", at + LENGTH.length());
        var length = Integer.parseInt(head.substring(at + LENGTH.length(), end).strip());
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static boolean endsTheHead(StringBuilder head) {
        var length = head.length();
        return length >= 4
                && head.charAt(length - 1) == '\n'
                && head.charAt(length - 2) == '\r'
                && head.charAt(length - 3) == '\n';
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
