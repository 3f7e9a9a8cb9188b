using Fulfillment.Server.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Fulfillment.Server.Screens;

/// <summary>The people's door in a browser: the start page, signing in and out, pairing a station. No page needs a script.</summary>
internal static class ScreensModule
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Screens";
            pages.Conventions.AllowAnyone("/Start", "/SignIn", "/SignOut", "/Pair");
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
        return services;
    }

    /// <summary>Comes before routing: style sheet and icon are open to anyone, and a browser's refusals are pages.</summary>
    public static void UseScreens(this WebApplication app)
    {
        app.UseBrowserFiles();
        app.UseMiddleware<BrowserVisits>();
    }

    public static void MapScreens(this IEndpointRouteBuilder app) => app.MapRazorPages();

    // Named one by one: a page that is not named here or given scopes is closed.
    private static void AllowAnyone(this PageConventionCollection conventions, params string[] pages)
    {
        foreach (var page in pages) conventions.AddPageApplicationModelConvention(page, model => model.EndpointMetadata.Add(new OpenToAnyone()));
    }
}
