package dev.duly.mongo;

import static com.mongodb.client.model.Accumulators.first;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.replaceRoot;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.model.Indexes;
import dev.duly.core.Appended;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentKept;
import dev.duly.core.department.Departments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The departments: one document a version, inserted and never touched again. The newest is the
/// department.
///
/// `_id` is the department and the number, such as `pretrial:3`: of two who write one version the
/// second is refused, and since each has seen the version before, there is no gap.
final class MongoDepartments implements Departments {
    private static final String PORT = "Departments";
    private static final String COLLECTION = "duly_departments";
    private static final String DEPARTMENT = "departmentId";
    private static final String VERSION = "version";

    private static final List<Bson> NEWEST_OF_EACH =
            List.of(
                    sort(orderBy(ascending(DEPARTMENT), descending(VERSION))),
                    group("$" + DEPARTMENT, first("newest", "$$ROOT")),
                    replaceRoot("$newest"));

    private final Records<Department> departments;
    private final Records<Integer> versions;

    MongoDepartments(Database database) {
        this.departments =
                new Records<>(database, PORT, COLLECTION, DepartmentDocument::department);
        this.versions = new Records<>(database, PORT, COLLECTION, fields -> fields.number(VERSION));
    }

    static List<Index> indexes() {
        return List.of(
                Index.plain(
                        COLLECTION,
                        Indexes.compoundIndex(
                                Indexes.ascending(DEPARTMENT), Indexes.descending(VERSION))));
    }

    @Override
    public Optional<Department> find(DepartmentId id) {
        return departments.first(departments.find(of(id)).sort(descending(VERSION)));
    }

    @Override
    public List<Department> all() {
        var newest =
                departments.call(() ->
                        departments
                                .collection()
                                .aggregate(NEWEST_OF_EACH)
                                .map(departments::read)
                                .into(new ArrayList<>()));
        // Groups come in no order.
        newest.sort(Comparator.comparing(department -> department.id().value()));
        return newest;
    }

    @Override
    public List<Department> versions(DepartmentId id) {
        return departments.list(departments.find(of(id)).sort(ascending(VERSION)));
    }

    @Override
    public DepartmentKept keep(Department next) {
        if (next.version() != newestVersion(next.id()) + 1) {
            return DepartmentKept.STALE;
        }
        var id = next.id() + ":" + next.version();
        return departments.insertOnce(document(id, next), eq("_id", id)) == Appended.NEW
                ? DepartmentKept.KEPT
                : DepartmentKept.STALE;
    }

    private int newestVersion(DepartmentId id) {
        return versions.first(
                        versions.find(of(id))
                                .sort(descending(VERSION))
                                .projection(include(VERSION)))
                .orElse(0);
    }

    private static Bson of(DepartmentId id) {
        return eq(DEPARTMENT, id.value());
    }

    private static Document document(String id, Department department) {
        return DepartmentDocument.of(department).with("_id", id).document();
    }
}
