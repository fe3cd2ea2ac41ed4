package eu.passerelle.engine.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** How many cases stand on each version of a flow, and which. */
@Component
@NamedInterface
public class CaseCounts {

  private static final String BY_DEFINITION = """
      select PROC_DEF_ID_, count(distinct coalesce(BUSINESS_KEY_, ID_)) from ACT_RU_EXECUTION
      where PARENT_ID_ is null and PROC_DEF_ID_ is not null group by PROC_DEF_ID_""";

  private static final String BY_FLOW = """
      select d.KEY_, count(distinct coalesce(i.BUSINESS_KEY_, i.ID_)) from ACT_RU_EXECUTION i
      join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ where i.PARENT_ID_ is null group by d.KEY_""";

  private static final String OF_FLOW = """
       from ACT_RU_EXECUTION i join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_
      where i.PARENT_ID_ is null and d.KEY_ = ? and i.BUSINESS_KEY_ is not null""";

  private static final String SERIES = """
      select distinct d.KEY_, substring(i.BUSINESS_KEY_ from 1 for position('-' in i.BUSINESS_KEY_)) from ACT_RU_EXECUTION i
      join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ where i.PARENT_ID_ is null and i.BUSINESS_KEY_ like '%-%'""";

  private final JdbcClient jdbc;

  CaseCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return how many numbers have a live instance of each definition, in one statement; definitions without any are left out */
  public Map<String, Integer> byDefinition() {
    Map<String, Integer> live = new HashMap<>();
    jdbc.sql(BY_DEFINITION).query(row -> {
      live.put(row.getString(1), row.getInt(2));
    });
    return live;
  }

  /** @return the same by flow, all versions together */
  public Map<String, Integer> byFlow() {
    Map<String, Integer> live = new HashMap<>();
    jdbc.sql(BY_FLOW).query(row -> {
      live.put(row.getString(1), row.getInt(2));
    });
    return live;
  }

  /** @return by flow, what the numbers of its live instances begin with, the first hyphen included: {@code DEX-} */
  public Map<String, Set<String>> series() {
    Map<String, Set<String>> series = new HashMap<>();
    jdbc.sql(SERIES).query(row -> {
      series.computeIfAbsent(row.getString(1), flow -> new HashSet<>()).add(row.getString(2));
    });
    return series;
  }

  /** @return the numbers that have a live instance of the flow, whatever the version, sorted */
  public List<String> numbers(String flow) {
    return jdbc.sql("select distinct i.BUSINESS_KEY_" + OF_FLOW + " order by 1").param(flow).query(String.class).list();
  }
}
