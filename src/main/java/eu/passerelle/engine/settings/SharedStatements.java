package eu.passerelle.engine.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The statements of the engine, read once for each kind of database. Reading them is most of what an engine does when it is built; one that
 * is built later, for a try-out, asks its own database with those that are there.
 */
public final class SharedStatements extends Configuration {

  private static final Map<Kind, Configuration> READ = new ConcurrentHashMap<>();

  private final Configuration read;

  private SharedStatements(Environment own, Configuration read) {
    super(own);
    this.read = read;
  }

  /**
   * @param engine knows its data source, the kind of its database and how it handles transactions
   * @return what opens its sessions, as the engine would have built it
   */
  public static SqlSessionFactory of(ProcessEngineConfigurationImpl engine) {
    Kind kind = new Kind(engine.getDatabaseType(), Objects.requireNonNullElse(engine.getDatabaseTablePrefix(), ""),
        engine.getJdbcStatementTimeout());
    SharedStatements statements = new SharedStatements(
        new Environment(engine.getProcessEngineName(), engine.getTransactionFactory(), engine.getDataSource()),
        READ.computeIfAbsent(kind, SharedStatements::read));
    if (engine.isJdbcBatchProcessing()) {
      statements.setDefaultExecutorType(ExecutorType.BATCH);
    }
    return new DefaultSqlSessionFactory(statements);
  }

  @Override
  public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
    return read.getMappedStatement(id, validateIncompleteStatements);
  }

  private static Configuration read(Kind kind) {
    Properties words = new Properties();
    words.put("prefix", kind.prefix);
    ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(words, kind.prefix, kind.database);
    try (InputStream mappings = ProcessEngineConfigurationImpl.class.getClassLoader()
        .getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
      Configuration read = new XMLConfigBuilder(mappings, "", words).parse();
      read.setDefaultStatementTimeout(kind.timeout);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Kind(String database, String prefix, Integer timeout) {}
}
