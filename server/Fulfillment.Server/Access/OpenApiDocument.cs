using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fulfillment.Server.Access;

/// <summary>
/// Publishes the API's description at <c>/openapi/v1.json</c> and a page to browse it at <c>/openapi</c>. The page is static files and
/// open; the description asks for a credential like all that is not on the short list, and a signed-in browser has one.
/// </summary>
internal static class OpenApiDocument
{
    private const string KeyScheme = "apiKey";

    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Fulfillment",
                Version = "v1",
                Description = "Send Authorization: Bearer with an API key. Every refusal is application/problem+json with code, do and, where one is meant, field.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
    });

    public static void UseOpenApiPage(this WebApplication app)
    {
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "openapi";
            page.DocumentTitle = "Fulfillment API";
            page.SwaggerEndpoint("/openapi/v1.json", "v1");
        });
    }

    public static void MapOpenApiDocument(this IEndpointRouteBuilder app) =>
        app.MapOpenApi("/openapi/{documentName}.json").Allow([.. Scopes.All]).ForOwnMerchant();

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<TakenBody>().LastOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [body.ContentType] = new() { Schema = body.Document is null ? null : await SchemaAsync(body.Document, context, ct) },
                },
            };
        }

        if (metadata.OfType<AllowedScopes>().LastOrDefault() is { } allowed)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [.. allowed.Scopes] }];
            operation.Description = $"Scopes: {string.Join(", ", allowed.Scopes.Append(Scopes.Admin).Distinct())}";
        }
    }

    private static async Task<IOpenApiSchema> SchemaAsync(Type type, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        context.Document!.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, null, ct));
        return new OpenApiSchemaReference(type.Name, context.Document);
    }
}
