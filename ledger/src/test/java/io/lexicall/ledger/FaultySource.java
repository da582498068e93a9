package io.lexicall.ledger;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A source whose connections are lost now and then: before anything is sent, before a statement,
 * before the commit, and after it, when the database has written and nobody is told.
 */
final class FaultySource implements DataSource {
  private final DataSource source;

  /** How many calls in a thousand fail. */
  private volatile int rate;

  private volatile long slowMillis;

  private final AtomicInteger late = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> statements = new CopyOnWriteArrayList<>();

  FaultySource(DataSource source) {
    this.source = source;
  }

  void failing(int perThousand) {
    rate = perThousand;
  }

  /** Lets everybody wait for a connection. */
  void slow(Duration time) {
    slowMillis = time.toMillis();
  }

  /** Returns how many had to wait, and got a connection all the same. */
  int answeredLate() {
    return late.get();
  }

  /** Returns the queries since the last call. */
  List<String> statements() {
    List<String> all = List.copyOf(statements);
    statements.clear();
    return all;
  }

  /** Returns how many connections were asked for. */
  int connections() {
    return connections.get();
  }

  private void mayFail() throws SQLException {
    if (ThreadLocalRandom.current().nextInt(1000) < rate) {
      throw new SQLException("lost", "08006");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    connections.incrementAndGet();
    if (slowMillis > 0) {
      try {
        Thread.sleep(slowMillis);
        late.incrementAndGet();
      } catch (InterruptedException closing) {
        throw new SQLException("closing", "57014", closing);
      }
    }
    mayFail();
    return wrap(Connection.class, source.getConnection());
  }

  private <T> T wrap(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultySource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    boolean commits =
        name.equals("commit")
            || (name.equals("execute") && arguments.length == 1 && "COMMIT".equals(arguments[0]));
    if (name.equals("prepareStatement")) {
      statements.add((String) arguments[0]);
    }
    if (commits || name.equals("prepareStatement")) {
      mayFail();
    }
    Object answer;
    try {
      answer = method.invoke(real, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
    if (commits) {
      mayFail();
    }
    return name.equals("createStatement") ? wrap(Statement.class, (Statement) answer) : answer;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
