package eu.passerelle.engine.settings;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.engine.SubmissionGate;
import eu.passerelle.engine.access.BcryptPasswords;
import eu.passerelle.engine.access.HouseIdentityService;
import eu.passerelle.engine.access.Housework;
import eu.passerelle.engine.access.Memberships;
import eu.passerelle.engine.access.ParticipantQueries;
import eu.passerelle.engine.access.PartyAuthorizations;
import eu.passerelle.engine.access.PartyCommandChecker;
import eu.passerelle.engine.access.PasswordRule;
import eu.passerelle.engine.access.PersonNames;
import eu.passerelle.engine.access.SignInPace;
import eu.passerelle.engine.deployment.DeploymentDoors;
import eu.passerelle.engine.deployment.HouseRepositoryService;
import eu.passerelle.engine.flow.ModelParse;
import eu.passerelle.engine.guard.NoScripts;
import eu.passerelle.engine.tasks.PartyTaskService;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The engine settings that are not matters of taste. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

  private static final String IDS = "[a-zA-Z0-9][a-zA-Z0-9._-]*";
  /** People may be known by their e-mail address. */
  private static final String PEOPLE = "[a-zA-Z0-9][a-zA-Z0-9._@+-]*";

  private final List<ModelParse.Step> steps;
  private final ObjectProvider<SubmissionGate> submissions;
  private final ObjectProvider<StartPolicy> starts;
  private final DeploymentDoors deployment;
  private final HouseIdentityService identity;
  private final int passwordStrength;

  EngineSettings(List<ModelParse.Step> steps, ObjectProvider<SubmissionGate> submissions, ObjectProvider<StartPolicy> starts,
      DeploymentDoors deployment, ObjectProvider<SignInPace> pace, ObjectProvider<PersonNames> names, PasswordSettings passwords) {
    this.steps = steps;
    this.submissions = submissions;
    this.starts = starts;
    this.deployment = deployment;
    this.identity = new HouseIdentityService(pace, names);
    this.passwordStrength = passwords.passwordStrength();
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setBpmnParseFactory(parser -> new ModelParse(parser, steps));
    engine.setIdentityService(identity);
    engine.setTaskService(new PartyTaskService(submissions));
    engine.setRepositoryService(new HouseRepositoryService(deployment));
    engine.setCommandContextFactory(new PlainFailures(engine));
    keepPeopleSafe(engine);
    keepValuesSafe(engine);
    switchOffWhatNobodyUses(engine);
    shareStatements(engine);
  }

  private void keepPeopleSafe(ProcessEngineConfigurationImpl engine) {
    engine.setGeneralResourceWhitelistPattern(IDS);
    engine.setUserResourceWhitelistPattern(PEOPLE);
    PasswordEncryptor passwords = new BcryptPasswords(passwordStrength);
    engine.setPasswordEncryptor(passwords);
    engine.setPasswordPolicy(new PasswordRule());
    engine.setEnablePasswordPolicy(true);
    engine.setAuthorizationEnabled(true);
    engine.setEnforceSpecificVariablePermission(true);
    engine.setEnableHistoricInstancePermissions(true);
    engine.setResourceAuthorizationProvider(new PartyAuthorizations());
    engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new PartyCommandChecker())));
    engine.setCustomPostCommandInterceptorsTxRequired(List.of(new Housework()));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(List.of(new Housework()));
    engine.setIdentityProviderSessionFactory(new Memberships.Factory(passwords));
    List<SessionFactory> sessions = new ArrayList<>();
    if (engine.getCustomSessionFactories() != null) {
      sessions.addAll(engine.getCustomSessionFactories());
    }
    sessions.add(new ParticipantQueries.Factory(starts));
    engine.setCustomSessionFactories(sessions);
    // nobody stores a REVOKE, so a check need not look for one
    engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
  }

  private static void keepValuesSafe(ProcessEngineConfigurationImpl engine) {
    engine.setScriptEngineResolver(new NoScripts());
    engine.setEnableFetchScriptEngineFromProcessApplication(false);
    engine.setJavaSerializationFormatEnabled(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setDefaultSerializationFormat("application/json");
    // who withdraws from a step gives no answer there
    engine.setSkipOutputMappingOnCanceledActivities(true);
    // the web applications page by 2,000
    engine.setQueryMaxResultsLimit(2000);
  }

  private static void switchOffWhatNobodyUses(ProcessEngineConfigurationImpl engine) {
    engine.setCmmnEnabled(false);
    engine.setMetricsEnabled(false);
    engine.setTaskMetricsEnabled(false);
    // else whoever lists flows has each of them read once more, for the sake of a text that no page shows
    engine.setEnableFetchProcessDefinitionDescription(false);
  }

  private static void shareStatements(ProcessEngineConfigurationImpl engine) {
    engine.setTransactionFactory(new ManagedTransactionFactory());
    if (engine.getDatabaseType() == null) {
      engine.initDatabaseType();
    }
    engine.setSqlSessionFactory(SharedStatements.of(engine));
  }

  /** Every completed task asks for its subtasks, which the engine's own schema reads the whole table for. */
  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    new JdbcTemplate(engine.getProcessEngineConfiguration().getDataSource())
        .execute("create index if not exists PASSERELLE_IDX_TASK_PARENT on ACT_RU_TASK(PARENT_TASK_ID_)");
  }
}
