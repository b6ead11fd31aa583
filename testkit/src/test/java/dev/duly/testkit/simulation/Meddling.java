package dev.duly.testkit.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One method of one port that does something else than it promises.
record Meddling(Class<?> port, String method, Instead instead) implements Tampering {
    /// The real port, to be called or not.
    interface Real {
        Object call(Object... arguments) throws Throwable;
    }

    /// What happens in place of the call.
    @FunctionalInterface
    interface Instead {
        @Nullable Object of(Real real, Object[] arguments) throws Throwable;
    }

    @Override
    public <T> T port(Class<T> type, T real) {
        if (type != port) {
            return real;
        }
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, called, arguments) ->
                                called.getName().equals(method)
                                        ? instead.of(
                                                others ->
                                                        Objects.requireNonNull(
                                                                call(real, called, others)),
                                                arguments)
                                        : call(real, called, arguments)));
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
