package io.lexicall.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a database finds the rows of the statements that a check or a reservation sends. */
final class StatementPlans {
  private final SqlStore store;
  private final Connection connection;
  private final Map<String, String> plans = new LinkedHashMap<>();

  /** Sets the parameters of a statement. */
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private StatementPlans(SqlStore store, Connection connection) {
    this.store = store;
    this.connection = connection;
  }

  /** Returns the plan of each statement, by the statement. */
  static Map<String, String> of(Ledger ledger, List<String> persons, Event event) {
    SqlStore store = (SqlStore) ledger.store();
    return store.read(
        connection -> {
          StatementPlans all = new StatementPlans(store, connection);
          all.add(persons, event);
          return all.plans;
        });
  }

  private void add(List<String> persons, Event event) throws SQLException {
    String id = event.requireId();
    Parameters names = query -> SqlStore.setAll(query, persons);
    add(store.eventsOfPerson(), names);
    for (Part part : Part.ALL) {
      add(store.eventsOfPerson(Set.of(part)), names);
    }
    add(store.eventsOfMany(persons.size(), Part.ALL), query -> store.setMany(query, persons));
    add(store.byIds(2), query -> store.setMany(query, List.of(id, id)));
    add(SqlStore.BY_ID, query -> SqlStore.setAll(query, List.of(id)));
    add(SqlStore.WITH_FOLLOWING, query -> SqlStore.setAll(query, List.of(id, id)));
    add(Rows.INSERT, query -> Rows.write(query, event));
  }

  private void add(String sql, Parameters parameters) throws SQLException {
    String explain = store instanceof SqliteStore ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
    try (PreparedStatement query = connection.prepareStatement(explain + sql)) {
      parameters.set(query);
      try (ResultSet rows = query.executeQuery()) {
        int last = rows.getMetaData().getColumnCount();
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(last)).append('\n');
        }
        plans.put(sql, plan.toString());
      }
    }
  }
}
