package eu.passerelle.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Makes a row a record: the component {@code startedAt} is the column {@code started_at}. Spring's mappers look for a column of the
 * component's own name first, which costs an exception for each such column of each row.
 */
public final class RecordRow<T extends Record> implements RowMapper<T> {

  private final Constructor<T> constructor;
  private final String[] columns;

  private RecordRow(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    columns =
        Stream.of(components).map(RecordComponent::getName).map(JdbcUtils::convertPropertyNameToUnderscoreName).toArray(String[]::new);
    constructor = BeanUtils.getResolvableConstructor(type);
  }

  /** @return what reads this record from rows that have a column for each component */
  public static <T extends Record> RecordRow<T> of(Class<T> type) {
    return new RecordRow<>(type);
  }

  @Override
  public T mapRow(ResultSet row, int index) throws SQLException {
    Class<?>[] types = constructor.getParameterTypes();
    Object[] values = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Object value = JdbcUtils.getResultSetValue(row, row.findColumn(columns[i]), types[i]);
      values[i] = DefaultConversionService.getSharedInstance().convert(value, types[i]);
    }
    return BeanUtils.instantiateClass(constructor, values);
  }
}
