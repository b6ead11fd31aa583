package dev.duly.testkit.simulation;

import dev.duly.core.PortException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands round one port of one node: at every call others may go on, time passes, and the call, or
/// the whole node, may come to grief.
final class PortCalls implements InvocationHandler {
    /// Reads what was settled when the program started, or is asked while a lock is held.
    private static final Set<String> QUIET =
            Set.of("account", "time", "toString", "hashCode", "equals");

    /// The gateway and the inbox have hazards of their own, and throw nothing.
    private static final Set<String> OF_PROVIDER = Set.of("SmsGateway", "ProviderInbox");

    /// How a method is called in a story, by what a proxy says was called.
    private static final Map<Method, String> CALLS = new ConcurrentHashMap<>();

    private final SimulatedWorld world;
    private final Object port;
    private final String name;
    private final boolean isProvider;

    private PortCalls(SimulatedWorld world, Object port, String name) {
        this.world = world;
        this.port = port;
        this.name = name;
        this.isProvider = OF_PROVIDER.contains(name);
    }

    static <T> T round(SimulatedWorld world, Class<T> type, T port) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        new PortCalls(world, port, type.getSimpleName())));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (QUIET.contains(method.getName())) {
            return effect(method, arguments);
        }
        var activity = world.scheduler().current();
        var call = CALLS.computeIfAbsent(method, called -> name + "." + called.getName());
        activity.dieIfDead();
        var strike = world.fate().strike(call);
        world.story().call(activity, call, arguments, strike);
        if (strike.kind() != Strike.Kind.NONE) {
            world.struck();
        }
        before(activity, strike);
        var answer = effectOf(activity, call, strike, method, arguments);
        after(activity, strike);
        return answer;
    }

    private void before(Activity activity, Strike strike) {
        switch (strike.kind()) {
            case DIES_BEFORE -> die(activity, strike);
            case PAUSES_BEFORE -> activity.node().pause(strike.millis());
            case SLOW_BEFORE -> activity.travels(strike.millis());
            case REFUSED -> fail(activity, 0, "refused");
            case SILENT_UNDONE -> fail(activity, strike.millis(), "did not answer");
            case NONE, ANSWER_LOST, SILENT_DONE, SLOW_AFTER, DIES_AFTER, PAUSES_AFTER -> {
                // Comes after the effect, or not at all.
            }
        }
        if (isProvider) {
            activity.takes(world.fate().latency());
        } else {
            activity.travels(world.fate().latency());
        }
    }

    private Object effectOf(
            Activity activity, String call, Strike strike, Method method, Object[] arguments)
            throws Throwable {
        if (!activity.isAlive() && (isProvider || world.chance().isOneOf(2))) {
            throw new Unwound();
        }
        var answer = effect(method, arguments);
        world.story().answer(activity, call, answer);
        world.stepDone();
        if (strike.kind() == Strike.Kind.DIES_AFTER) {
            die(activity, strike);
        }
        return answer;
    }

    private void after(Activity activity, Strike strike) {
        switch (strike.kind()) {
            case PAUSES_AFTER -> activity.node().pause(strike.millis());
            case SLOW_AFTER -> activity.takes(strike.millis());
            case ANSWER_LOST -> fail(activity, 0, "lost its answer");
            case SILENT_DONE -> fail(activity, strike.millis(), "did not answer");
            case NONE,
                    REFUSED,
                    SILENT_UNDONE,
                    SLOW_BEFORE,
                    DIES_BEFORE,
                    DIES_AFTER,
                    PAUSES_BEFORE -> {
                // Came before the effect, or not at all.
            }
        }
        activity.takes(world.fate().latency());
    }

    private void fail(Activity activity, long millis, String how) {
        if (isProvider) {
            return;
        }
        activity.takes(millis);
        throw new PortException(name, PortException.Retry.WORTH_IT, how);
    }

    private static void die(Activity activity, Strike strike) {
        activity.node().die(strike.millis());
        throw new Unwound();
    }

    private Object effect(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
