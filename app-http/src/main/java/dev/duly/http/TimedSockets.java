package dev.duly.http;

import io.helidon.common.socket.SocketOptions;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How accepted connections are set: as given, and with a limit to how long a read waits. Helidon
/// 4.5 sets its read time-out for clients alone.
record TimedSockets(SocketOptions given, Duration longestSilence) implements SocketOptions {
    @Override
    public void configureSocket(Socket socket) {
        SocketOptions.super.configureSocket(socket);
        limit(socket);
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        SocketOptions.super.configureSocket(channel);
        limit(channel.socket());
    }

    private void limit(Socket socket) {
        try {
            socket.setSoTimeout((int) longestSilence.toMillis());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return given.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return given.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return longestSilence;
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return given.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return given.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return given.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return given.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return given.tcpNoDelay();
    }
}
