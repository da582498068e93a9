package io.lexicall.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * The database of one file, which is lost once so many rows of contacts were read from it: whatever
 * is asked of it from then on fails, on every connection. Others reach theirs as before.
 */
final class CutDatabase implements Driver, AutoCloseable {
  private static final List<Class<?>> ASKED =
      List.of(Connection.class, PreparedStatement.class, Statement.class, ResultSet.class);

  private final String url;
  private final int most;
  private final Driver real;
  private final AtomicInteger read = new AtomicInteger();

  /**
   * Cuts the database of a file.
   *
   * @param most how many rows of contacts can be read before
   */
  CutDatabase(Path file, int most) throws SQLException {
    this.url = "jdbc:sqlite:" + file;
    this.most = most;
    this.real = DriverManager.getDriver(url);
    // The first driver that accepts a URL is asked.
    DriverManager.registerDriver(this);
    DriverManager.deregisterDriver(real);
    DriverManager.registerDriver(real);
  }

  /** Returns how many rows of contacts were read. */
  int rowsRead() {
    return read.get();
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }

  @Override
  public boolean acceptsURL(String other) {
    return url.equals(other);
  }

  @Override
  public Connection connect(String other, Properties info) throws SQLException {
    if (!acceptsURL(other)) {
      return null;
    }
    requireThere();
    return wrap(Connection.class, real.connect(other, info), false);
  }

  private void requireThere() throws SQLException {
    if (read.get() >= most) {
      throw new SQLException("the connection is lost", "08006");
    }
  }

  private <T> T wrap(Class<T> type, Object what, boolean ofContacts) {
    return type.cast(
        Proxy.newProxyInstance(
            CutDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(what, ofContacts, method, arguments)));
  }

  private Object call(Object what, boolean ofContacts, Method method, Object[] arguments)
      throws Throwable {
    String name = method.getName();
    boolean ends = name.equals("close") || name.equals("abort") || name.equals("isClosed");
    if (!ends) {
      requireThere();
    }
    boolean contacts =
        ofContacts
            || (name.equals("prepareStatement")
                && arguments[0].toString().contains("'contact-attempted'"));
    Object answer;
    try {
      answer = method.invoke(what, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
    if (contacts && name.equals("next") && Boolean.TRUE.equals(answer)) {
      read.incrementAndGet();
    }
    return answer != null && ASKED.contains(method.getReturnType()) && !name.equals("getConnection")
        ? wrap(method.getReturnType(), answer, contacts)
        : answer;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String other, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
