package dev.duly.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Round trips that callers share: one is under way at a time, and whoever comes meanwhile goes
/// along with the next. Alone, a caller leaves at once.
///
/// @param <L> what is taken along, filled by one caller after the other
/// @param <A> the answer to all of it
final class Rides<L, A> {
    private final Supplier<L> empty;
    private final Predicate<L> isFull;
    private final Function<L, A> trip;

    /// Guards `boarding` and its load.
    private final ReentrantLock platform = new ReentrantLock();

    /// Held while a trip is under way.
    private final ReentrantLock road = new ReentrantLock();

    private @Nullable Ride<L, A> boarding;

    private static final class Ride<L, A> {
        final L load;
        final CompletableFuture<A> answer = new CompletableFuture<>();

        Ride(L load) {
            this.load = load;
        }
    }

    /// @param isDriver whether nobody else makes the ride leave
    private record Seat<L, A, R>(Ride<L, A> ride, boolean isDriver, Function<A, R> part) {}

    /// @param isFull when nobody else may board
    /// @param trip takes a load there and brings the answer; what it throws, all on board throw
    Rides(Supplier<L> empty, Predicate<L> isFull, Function<L, A> trip) {
        this.empty = empty;
        this.isFull = isFull;
        this.trip = trip;
    }

    /// @param board adds to the load, and says how to find one's own part of the answer
    <R> R take(Function<L, Function<A, R>> board) {
        var seat = seat(board);
        if (seat.isDriver()) {
            drive(seat.ride());
        }
        return seat.part().apply(answer(seat.ride()));
    }

    private <R> Seat<L, A, R> seat(Function<L, Function<A, R>> board) {
        platform.lock();
        try {
            var waiting = boarding;
            var ride = waiting == null ? new Ride<L, A>(empty.get()) : waiting;
            var part = board.apply(ride.load);
            boarding = isFull.test(ride.load) ? null : ride;
            return new Seat<>(ride, waiting == null, part);
        } finally {
            platform.unlock();
        }
    }

    private void drive(Ride<L, A> ride) {
        road.lock();
        try {
            depart(ride);
            ride.answer.complete(trip.apply(ride.load));
        } catch (RuntimeException | Error e) {
            // Whatever goes wrong, all on board must be told.
            ride.answer.completeExceptionally(e);
        } finally {
            road.unlock();
        }
    }

    private void depart(Ride<L, A> ride) {
        platform.lock();
        try {
            if (ride.equals(boarding)) {
                boarding = null;
            }
        } finally {
            platform.unlock();
        }
    }

    private static <L, A> A answer(Ride<L, A> ride) {
        try {
            return ride.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
