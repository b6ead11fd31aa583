package dev.duly.cli;

import dev.duly.core.provider.GatewayAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// What `serve` leaves in the data folder while it runs, so that a command beside it, started from
/// another shell with other settings, sends through the same account and finds the same sandbox.
///
/// @param process its process id
/// @param sandbox where the sandbox listens, when there is one
record ServingNote(long process, URI address, GatewayAccount account, Optional<URI> sandbox) {
    private static final String PROCESS = "process";
    private static final String ADDRESS = "address";
    private static final String KIND = "gateway.kind";
    private static final String ACCOUNT = "gateway.account";
    private static final String SANDBOX = "sandbox";

    /// The note of the process that is serving now; empty when nobody is.
    static Optional<ServingNote> read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return Optional.of(of(properties)).filter(ServingNote::isAlive);
        } catch (IOException | IllegalArgumentException _) {
            // No note, or the rest of one: nobody is known to serve.
            return Optional.empty();
        }
    }

    void write(Path file) {
        var properties = new Properties();
        properties.setProperty(PROCESS, Long.toString(process));
        properties.setProperty(ADDRESS, address.toString());
        properties.setProperty(KIND, account.kind());
        properties.setProperty(ACCOUNT, account.account());
        sandbox.ifPresent(url -> properties.setProperty(SANDBOX, url.toString()));
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            properties.store(writer, "Written by duly serve while it runs.");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + fresh, e);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(process).isPresent();
    }

    private static ServingNote of(Properties properties) {
        return new ServingNote(
                Long.parseLong(properties.getProperty(PROCESS, "")),
                URI.create(properties.getProperty(ADDRESS, "")),
                new GatewayAccount(
                        properties.getProperty(KIND, ""), properties.getProperty(ACCOUNT, "")),
                Optional.ofNullable(properties.getProperty(SANDBOX)).map(URI::create));
    }
}
