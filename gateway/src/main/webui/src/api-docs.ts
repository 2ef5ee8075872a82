import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';

SwaggerUI({
  dom_id: '#api-docs',
  url: '/openapi',
  deepLinking: true,
  validatorUrl: null,
  // A signed-in person tries calls with the session cookie, which the gateway accepts only with this header.
  requestInterceptor: (request: { headers: Record<string, string> }) => {
    request.headers['X-Guichet'] = 'web';
    return request;
  },
});
