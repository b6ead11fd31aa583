package dev.duly.http;

import io.helidon.webserver.http.HttpRouting;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// All routes, and what every other path and method is answered.
///
/// @param routes those without a parameter first: `/api/messages/send` is no thread's id
record RouteTable(List<Route> routes) {
    RouteTable {
        routes = routes.stream().sorted(Comparator.comparing(Route::hasParameter)).toList();
    }

    void register(HttpRouting.Builder routing) {
        routes.stream().map(Route::path).distinct().forEach(path -> register(routing, path));
        routing.any((_, _) -> {
            throw new RequestProblem(Problem.notFound("There is nothing at this path."));
        });
    }

    private void register(HttpRouting.Builder routing, String path) {
        var here = routes.stream().filter(route -> route.path().equals(path)).toList();
        here.forEach(route -> routing.route(route.method(), path, route.handler()));
        var allowed =
                here.stream().map(route -> route.method().text()).collect(Collectors.joining(", "));
        routing.any(
                path,
                (_, _) -> {
                    throw new RequestProblem(Problem.methodNotAllowed(allowed));
                });
    }
}
