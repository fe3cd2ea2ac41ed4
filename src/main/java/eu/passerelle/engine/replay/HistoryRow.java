package eu.passerelle.engine.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;

/** A row of the history that holds a value. */
final class HistoryRow implements ValueFields {

  /** Where a row's columns are read from; the byte array stands in a table of its own. */
  static final String COLUMNS = """
      v.ID_, v.NAME_, v.PROC_INST_ID_, v.EXECUTION_ID_, v.ACT_INST_ID_, v.VAR_TYPE_, v.TEXT_, v.TEXT2_, v.LONG_, v.DOUBLE_, b.BYTES_""";

  private final String name;
  private final String text;
  private final String text2;
  private final Long whole;
  private final Double number;
  private final byte[] bytes;

  private HistoryRow(ResultSet row) throws SQLException {
    name = row.getString("NAME_");
    text = row.getString("TEXT_");
    text2 = row.getString("TEXT2_");
    whole = row.getObject("LONG_") == null ? null : row.getLong("LONG_");
    number = row.getObject("DOUBLE_") == null ? null : row.getDouble("DOUBLE_");
    bytes = row.getBytes("BYTES_");
  }

  static Object value(ResultSet row, VariableSerializers serializers) throws SQLException {
    return serializers.getSerializerByName(row.getString("VAR_TYPE_")).readValue(new HistoryRow(row), true, false);
  }

  /**
   * The engine makes ids in the order in which things happen, also within one moment of the clock.
   *
   * @return what to sort ids by that were made at the same time
   */
  static long order(String id) {
    String last = id.substring(id.lastIndexOf(':') + 1);
    try {
      return last.length() == 36 ? UUID.fromString(last).timestamp() : Long.parseLong(last);
    } catch (IllegalArgumentException | UnsupportedOperationException madeElsewhere) {
      return 0;
    }
  }

  /** A value as it was written. */
  record Write(long order, Instant at, String visit, String execution, String name, Object value) {}

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getTextValue() {
    return text;
  }

  @Override
  public String getTextValue2() {
    return text2;
  }

  @Override
  public Long getLongValue() {
    return whole;
  }

  @Override
  public Double getDoubleValue() {
    return number;
  }

  @Override
  public byte[] getByteArrayValue() {
    return bytes;
  }

  @Override
  public void setTextValue(String value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setTextValue2(String value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLongValue(Long value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setDoubleValue(Double value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setByteArrayValue(byte[] value) {
    throw new UnsupportedOperationException();
  }
}
