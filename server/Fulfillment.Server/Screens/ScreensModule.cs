using Fulfillment.Server.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Fulfillment.Server.Screens;

/// <summary>The people's door in a browser, and who may open which page.</summary>
internal static class ScreensModule
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Screens";
            pages.Conventions.AllowAnyone("/Start", "/SignIn", "/SignOut", "/Pair");
            pages.Conventions.AllowAnyone("/Customer/Track", "/Customer/Preferences", "/Customer/Landing");
            foreach (var page in (string[])["/Print/Jobs", "/Print/Job"]) pages.Conventions.Allow(page, Scopes.Bench, Scopes.Orders, Scopes.Read);
            foreach (var page in (string[])["/Inserts/Campaigns", "/Inserts/Campaign"]) pages.Conventions.Allow(page, Scopes.Campaigns, Scopes.Orders, Scopes.Read);
            foreach (var page in (string[])["Index", "Site", "Printer", "Station", "Worker", "Merchant", "Keys", "History"]) pages.Conventions.Allow($"/Settings/{page}", Scopes.Admin);
            pages.Conventions.Allow("/Pack", Scopes.Bench);
            pages.Conventions.Allow("/Commands", Scopes.Bench);
            pages.Conventions.Allow("/Floor/Floor", Scopes.Read);
            pages.Conventions.Allow("/Floor/Behind", Scopes.Read);
            pages.Conventions.Allow("/Floor/Paper", Scopes.Read, Scopes.Bench);

            // Whoever works at a bench may look an order up; what a packer sees of it, the page says.
            pages.Conventions.Allow("/Orders/Orders", Scopes.Read, Scopes.Orders, Scopes.Bench);
            pages.Conventions.Allow("/Orders/Order", Scopes.Read, Scopes.Orders, Scopes.Bench);
            pages.Conventions.ConfigureFilter(new ScreenAnswers());
        });
        services.Configure<AntiforgeryOptions>(form =>
        {
            // Strict, as the two cookies of Access are: a form of ours is only ever opened and sent by a page of ours. Scripts cannot
            // read it, and over HTTPS it never leaves in the clear. It names nobody; it only proves where a form came from.
            form.Cookie.Name = "fulfillment-form";
            form.Cookie.HttpOnly = true;
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            form.SuppressXFrameOptionsHeader = true;
        });
        return services.AddSingleton<Menu>();
    }

    /// <summary>Comes before routing: style sheet and icon are open to anyone, and a browser's refusals are pages.</summary>
    public static void UseScreens(this WebApplication app)
    {
        app.UseBrowserFiles();
        app.UseMiddleware<BrowserVisits>();
    }

    public static void MapScreens(this IEndpointRouteBuilder app) => app.MapRazorPages();

    // A page that is not named here is closed.
    private static void Allow(this PageConventionCollection conventions, string page, params string[] scopes) =>
        conventions.AddPageApplicationModelConvention(page, model =>
        {
            model.EndpointMetadata.Add(new AllowedScopes(scopes));
            model.EndpointMetadata.Add(new MerchantReach(false));
        });

    private static void AllowAnyone(this PageConventionCollection conventions, params string[] pages)
    {
        foreach (var page in pages) conventions.AddPageApplicationModelConvention(page, model => model.EndpointMetadata.Add(new OpenToAnyone()));
    }
}
