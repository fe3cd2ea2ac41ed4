package eu.passerelle.web;

import eu.passerelle.engine.access.Auditing;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One sign-in for pages, Tasklist, Cockpit, Admin and REST; nothing is open but what the sign-in page needs, and health. No chain names
 * {@link EngineSignIn}: Spring asks it for all of them, and would ask it twice where a chain did.
 */
@Configuration
@ConditionalOnWebApplication
class SecurityConfiguration {

  static final String SIGN_IN = "/sign-in";
  private static final RequestMatcher SIGN_IN_OF_CAMUNDA = FullPath.like("/camunda/api/admin/auth/user/[^/]+/login(/.*)?");
  private static final RequestMatcher SETUP_API = FullPath.under("/camunda/api/admin/setup");
  private static final RequestMatcher SETUP_PAGE = FullPath.like("/camunda/app/[^/]+/[^/]+/setup(/.*)?");
  /** The diagram viewer sets style attributes; scripts and style sheets come from this server only. */
  private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:;"
      + " font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /**
   * REST for programs and the Modeler (Basic, or a token of the identity provider where one is set up; without a session), and for pages of
   * ours (session and token).
   */
  @Bean
  @Order(1)
  SecurityFilterChain rest(HttpSecurity http, PersonFilter personFilter, Auditing auditing, ObjectProvider<JwtDecoder> tokens,
      SignInSettings settings, UploadGates uploads) throws Exception {
    if (tokens.getIfAvailable() != null) {
      var reader = new JwtAuthenticationConverter();
      reader.setPrincipalClaimName(settings.tokenUser());
      http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(reader)));
    }
    return http.securityMatcher(new OrRequestMatcher(FullPath.under("/engine-rest"), FullPath.under("/api")))
        .httpBasic(basic -> basic.realmName("Passerelle"))
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(new RestCsrfMatcher()))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .logout(logout -> logout.disable())
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(new NoStore(), CsrfFilter.class)
        .addFilterBefore(new PlainAnswers(), CsrfFilter.class)
        .addFilterBefore(uploads.limit(), CsrfFilter.class)
        .addFilterBefore(personFilter, AuthorizationFilter.class)
        .addFilterAfter(new OfferedCalls(auditing), AuthorizationFilter.class)
        .addFilterAfter(uploads.right(), AuthorizationFilter.class)
        .addFilterAfter(new NoExpressions(), AuthorizationFilter.class)
        .build();
  }

  /** Camunda's own web applications with their API. Their filter for forged requests stays on; their sign-in and their setup page do not. */
  @Bean
  @Order(2)
  SecurityFilterChain camunda(HttpSecurity http, PersonFilter personFilter, Auditing auditing, UploadGates uploads) throws Exception {
    return http.securityMatcher(FullPath.under("/camunda"))
        .csrf(csrf -> csrf.disable())
        .addFilterBefore(new NoStore(), CsrfFilter.class)
        .addFilterBefore(new PlainAnswers(), CsrfFilter.class)
        .addFilterBefore(uploads.limit(), CsrfFilter.class)
        .headers(headers -> headers.cacheControl(cache -> cache.disable()))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .logout(logout -> logout.disable())
        .authorizeHttpRequests(requests -> requests
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
            .requestMatchers(SIGN_IN_OF_CAMUNDA, SETUP_API, SETUP_PAGE).denyAll()
            .anyRequest().authenticated())
        .exceptionHandling(errors -> errors
            .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), FullPath.under("/camunda/api"))
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(SIGN_IN), AnyRequestMatcher.INSTANCE))
        .addFilterBefore(personFilter, AuthorizationFilter.class)
        .addFilterAfter(new OfferedCalls(auditing), AuthorizationFilter.class)
        .addFilterAfter(uploads.right(), AuthorizationFilter.class)
        .addFilterAfter(new NoExpressions(), AuthorizationFilter.class)
        .build();
  }

  /** Our pages. */
  @Bean
  @Order(3)
  SecurityFilterChain pages(HttpSecurity http, PersonFilter personFilter, UploadGates uploads)
      throws Exception {
    return http.formLogin(form -> form.loginPage(SIGN_IN).usernameParameter("name").defaultSuccessUrl("/").failureUrl(SIGN_IN + "?error"))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?bye"))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .authorizeHttpRequests(requests -> requests
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
            .requestMatchers(SIGN_IN, "/actuator/health").permitAll()
            .requestMatchers(HttpMethod.GET, "/css/**", "/img/**").permitAll()
            .anyRequest().authenticated())
        .exceptionHandling(errors -> errors
            .defaultAuthenticationEntryPointFor(SecurityConfiguration::sendPageToSignIn, new RequestHeaderRequestMatcher("HX-Request"))
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(SIGN_IN), AnyRequestMatcher.INSTANCE)
            .accessDeniedHandler(SecurityConfiguration::refuse))
        .addFilterBefore(uploads.right(), CsrfFilter.class)
        .addFilterBefore(uploads.limit(), CsrfFilter.class)
        .addFilterBefore(personFilter, AuthorizationFilter.class)
        .build();
  }

  @Bean
  PersonFilter personFilter(People people, IdentityService identityService) {
    return new PersonFilter(people, identityService);
  }

  /** The filter belongs into the security chains only. */
  @Bean
  FilterRegistrationBean<PersonFilter> personFilterOnlyInChains(PersonFilter filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  FilterRegistrationBean<KnownHosts> knownHosts(HostSettings settings) {
    var registration = new FilterRegistrationBean<>(new KnownHosts(settings));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  FilterRegistrationBean<CamundaWebappFilter> camundaWebappFilter(ProcessEngine engine) {
    var registration = new FilterRegistrationBean<>(new CamundaWebappFilter(engine));
    registration.setName(CamundaWebappFilter.NAME);
    registration.addUrlPatterns("/camunda/api/*", "/camunda/app/*");
    return registration;
  }

  /** Only a page that a person asked for is worth returning to after signing in. */
  private static RequestCache pagesOnly() {
    var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    html.setUseEquals(true);
    var cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(new AndRequestMatcher(request -> request.getMethod().equals("GET"), html,
        new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request"))));
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static void sendPageToSignIn(HttpServletRequest request, HttpServletResponse response, Exception e) {
    response.setHeader("HX-Redirect", request.getContextPath() + SIGN_IN + "?expired");
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
  }

  /** A form that outlived its session leads back to the sign-in page with a sentence, not to a bare refusal. */
  private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException, ServletException {
    var nobody = SecurityContextHolder.getContext().getAuthentication() == null;
    if (e instanceof CsrfException && (nobody || request.getServletPath().equals(SIGN_IN))) {
      response.sendRedirect(request.getContextPath() + SIGN_IN + "?expired");
      return;
    }
    new AccessDeniedHandlerImpl().handle(request, response, e);
  }
}
