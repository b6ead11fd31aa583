package dev.duly.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/// One entry of the table of routes, which `openapi.yaml` describes line by line.
///
/// @param path as in `openapi.yaml`, such as `/api/messages/{id}/cancel`
record Route(Method method, String path, Handler handler) {
    static Route get(String path, Handler handler) {
        return new Route(Method.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(Method.POST, path, handler);
    }

    static Route put(String path, Handler handler) {
        return new Route(Method.PUT, path, handler);
    }

    static Route patch(String path, Handler handler) {
        return new Route(Method.PATCH, path, handler);
    }

    boolean hasParameter() {
        return path.contains("{");
    }
}
