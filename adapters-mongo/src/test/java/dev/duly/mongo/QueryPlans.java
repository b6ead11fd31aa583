package dev.duly.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// Whether an index answers a command: it leads to the documents, in the order that is asked for,
/// so that nothing is looked through or sorted in memory.
///
/// A real server is asked to explain. One in memory cannot, and is asked for its indexes: then it
/// is judged by their fields alone.
final class QueryPlans implements AutoCloseable {
    /// What a command has that an explanation must not have.
    private static final List<String> OF_THE_CALL =
            List.of(
                    "$db",
                    "lsid",
                    "$clusterTime",
                    "$readPreference",
                    "readConcern",
                    "writeConcern",
                    "txnNumber");

    private final MongoClient client;
    private final MongoDatabase database;

    QueryPlans(String name) {
        this.client = MongoClients.create(Databases.uri());
        this.database = client.getDatabase(name);
    }

    boolean isIndexed(Document command) {
        return Databases.realServer().isPresent() ? isExplainedWell(command) : isServed(command);
    }

    private boolean isExplainedWell(Document command) {
        var asked = new Document(command);
        OF_THE_CALL.forEach(asked::remove);
        var plan =
                database.runCommand(
                        new Document("explain", asked).append("verbosity", "queryPlanner"));
        return !needsWork(plan);
    }

    private static boolean needsWork(Object part) {
        return switch (part) {
            case Document document ->
                    List.of("COLLSCAN", "SORT").contains(document.getOrDefault("stage", ""))
                            || document.entrySet().stream()
                                    .filter(field -> !field.getKey().equals("rejectedPlans"))
                                    .anyMatch(field -> needsWork(field.getValue()));
            case List<?> list -> list.stream().anyMatch(QueryPlans::needsWork);
            case Object _ -> false;
        };
    }

    private boolean isServed(Document command) {
        return Question.allOf(command).stream().allMatch(this::isServed);
    }

    private boolean isServed(Question question) {
        return database
                .getCollection(question.collection())
                .listIndexes()
                .map(Keys::of)
                .into(new ArrayList<>())
                .stream()
                .anyMatch(question::isServedBy);
    }

    @Override
    public void close() {
        client.close();
    }

    /// @param conditions by field; those that say more than "is" are ranges
    private record Question(String collection, Map<String, Object> conditions, List<String> order) {
        /// One, or one an alternative, where these stand at the root and the server merges them.
        static List<Question> allOf(Document command) {
            var alternatives = command.get("filter", new Document()).getList("$or", Document.class);
            return alternatives == null
                    ? List.of(of(command))
                    : alternatives.stream().map(filter -> of(command, "find", filter)).toList();
        }

        static Question of(Document command) {
            var kind = command.keySet().iterator().next();
            return switch (kind) {
                case "update", "delete" ->
                        of(command, kind, first(command, kind + "s").get("q", Document.class));
                case "findAndModify" -> of(command, kind, command.get("query", Document.class));
                case "aggregate" ->
                        new Question(
                                command.getString(kind),
                                Map.of(),
                                keys(first(command, "pipeline").get("$sort", Document.class)));
                default -> of(command, kind, command.get("filter", new Document()));
            };
        }

        private static Question of(Document command, String kind, Document filter) {
            var conditions = new LinkedHashMap<String, Object>();
            add(filter, conditions);
            return new Question(
                    command.getString(kind), conditions, keys(command.get("sort", new Document())));
        }

        private static Document first(Document command, String list) {
            return command.getList(list, Document.class).getFirst();
        }

        private static List<String> keys(Document document) {
            return List.copyOf(document.keySet());
        }

        private static void add(Document filter, Map<String, Object> conditions) {
            filter.forEach((field, value) -> {
                if (field.equals("$and")) {
                    filter.getList(field, Document.class).forEach(part -> add(part, conditions));
                } else if (!field.equals("$or")) {
                    conditions.put(field, value);
                }
            });
        }

        /// First what is asked to be one value, where anything is, then what is sorted by, or a
        /// range.
        boolean isServedBy(Keys index) {
            var first = index.fields().getFirst();
            var narrows = isFixed(first) || conditions.keySet().stream().noneMatch(this::isFixed);
            if (!narrows || (index.isSparse() && !conditions.containsKey(first))) {
                return false;
            }
            var rest = index.fields().stream().dropWhile(this::isFixed).toList();
            if (order.isEmpty()) {
                return conditions.containsKey(first);
            }
            return rest.size() >= order.size() && rest.subList(0, order.size()).equals(order);
        }

        /// A few values are one walk each.
        private boolean isFixed(String field) {
            return conditions.containsKey(field) && !isRange(field);
        }

        private boolean isRange(String field) {
            return conditions.get(field) instanceof Document range
                    && range.keySet().stream()
                            .anyMatch(word -> word.startsWith("$") && !word.equals("$in"));
        }
    }

    /// An index's fields in their order.
    private record Keys(List<String> fields, boolean isSparse) {
        static Keys of(Document index) {
            return new Keys(
                    List.copyOf(index.get("key", Document.class).keySet()),
                    index.getBoolean("sparse", false));
        }
    }
}
