using System.Reflection;

namespace Fulfillment.Tests.Harness;

/// <summary>Where the source of this program lies, for tests that read it.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Public test data beside the project; the cases that need it are skipped where it is missing.</summary>
    public static string Vectors { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "vectors"));
}
